/* Names of indicators inside English sentences. A name begins with a capital where it stands alone; inside a sentence its
 * first word is written small unless it is a name of its own or an abbreviation, which only a list can tell. */
#include <string.h>
#include "report/content.h"

static const char *const common[] = {
    "Added",       "Agricultural", "Air",        "Arable",     "Area",        "Average",    "Basic",       "Beds",
    "Births",      "Broadband",    "Carbon",     "Coal",       "Completed",   "Construction", "Consumer",  "Container",
    "Containers",  "Cultivated",   "Days",       "Deposit",    "Deposits",    "Digital",    "Disposable",  "Domestic",
    "Dwellings",   "Electricity",  "Electronic", "Emissions",  "Employment",  "Energy",     "Exports",     "Express",
    "Fiscal",      "Fixed-asset",  "Floor",      "Forest",     "Foreign",     "Freight",    "General",     "Grain",
    "Green",       "Gross",        "Growth",     "Health",     "High-tech",   "Hospital",   "Household",   "Housing",
    "Imports",     "Income",       "Industrial", "Industry",   "Inflation",   "Invention",  "Investment",  "Labour",
    "Length",      "Life",         "Loan",       "Loans",      "Local",       "Low-income", "Medical",     "Metro",
    "Net",         "New",          "Number",     "Output",     "Passenger",   "Patents",    "Pension",     "People",
    "Per",         "Population",   "Poverty",    "Private",    "Productivity", "Public",    "Rail",        "Rate",
    "Real",        "Registered",   "Research",   "Resident",   "Retail",      "Revenue",    "Rural",       "Sales",
    "Services",    "Share",        "Surveyed",   "Tax",        "Total",       "Trade",      "Travel",      "Unemployment",
    "Urban",       "Value",        "Water",      "Years"};

const char *say_inside(content *c, const char *name)
{
    size_t n = strcspn(name, " ,;:()");
    pace_buffer out = PACE_BUFFER_INIT;
    bool known = false;

    for (size_t i = 0; i < sizeof common / sizeof *common && !known && !c->zh; i++)
        known = strlen(common[i]) == n && memcmp(common[i], name, n) == 0;
    if (!known)
        return name;
    out.allocator = c->allocator;
    pace_buffer_char(&out, (char)(name[0] - 'A' + 'a'));
    pace_buffer_text(&out, name + 1);
    return doc_take(c->doc, &out);
}
