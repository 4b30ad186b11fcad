/* Written data sets: read back they are the same in every field, and what was written is all that the file said. */
#include <jansson.h>
#include "dataset_same.h"

#define DATA PACE_SOURCE_DIR "/tests/unit/io/data/"
#define WUHAN PACE_SOURCE_DIR "/data/wuhan.json"

/* Every key of the format, and what is hard about each. Made up. */
static const char everything[] =
    "{\"format\": \"pace-dataset\", \"version\": 1, \"id\": \"样例.1_x-2\", \"name\": {\"zh\": \"样例\", \"en\": \"A \\\"sample\\\"\\n\"},"
    "\"note\": \"tab\\there\", \"documents\": [{\"id\": \"text\", \"name\": {\"en\": \"T\"}, \"length\": 50, \"note\": \"dn\"}, {\"id\": \"t2\"}],"
    "\"sources\": [{\"id\": \"s\", \"name\": {\"en\": \"S\"}, \"publisher\": \"p\", \"detail\": \"d\", \"published\": \"2015-03-04\","
    "  \"document\": \"text\", \"from\": 2, \"to\": 40, \"note\": \"sn\"}, {\"id\": \"bare\", \"name\": {\"en\": \"B\"}}],"
    "\"plans\": [{\"id\": \"p\", \"name\": {\"en\": \"P\"}, \"span\": \"2016-2020\", \"source\": \"s\", \"note\": \"pn\"},"
    "  {\"id\": \"half\", \"name\": {\"en\": \"H\"}, \"span\": \"2016-H1/2018-H2\"}],"
    "\"indicators\": [{\"id\": \"gdp\", \"name\": {\"en\": \"G\", \"zh\": \"产值\"}, \"domain\": \"d\", \"stock_flow\": \"flow\", \"better\": \"up\","
    "  \"note\": \"in\", \"measures\": ["
    "   {\"id\": \"level\", \"unit\": \"CNY_100m\", \"basis\": \"current\", \"note\": \"mn\", \"observations\": ["
    "    {\"period\": \"2014\", \"value\": 1.9, \"value_high\": 2, \"unit\": \"万亿元\", \"unit_zh\": \"万亿元\", \"unit_en\": \"trillion\","
    "     \"decimals\": 3, \"qualifier\": \"about\", \"role\": \"estimate\", \"status\": \"E\", \"source\": \"s\", \"figure\": \"f1\","
    "     \"at\": {\"document\": \"text\", \"char\": 5, \"section\": \"one\", \"token\": \"1.9\"}, \"published\": \"2015-02\","
    "     \"vintage\": \"first\", \"note\": \"on\"},"
    "    {\"period\": \"2014\", \"value\": 19001.25, \"source\": \"bare\", \"vintage\": \"revised\"},"
    "    {\"period\": \"2015-H1\", \"value\": 1e-7, \"source\": \"bare\"}, {\"period\": \"undated\", \"value\": -0.0, \"source\": \"bare\"},"
    "    {\"period\": \"before_2015\", \"value\": 123456789012345678, \"source\": \"s\"}, {\"period\": \"after 2014\", \"value\": 3e300, \"source\": \"s\"},"
    "    {\"period\": \"2011-2015\", \"value\": 5, \"unit\": \"CNY_10k\", \"source\": \"s\", \"role\": \"target\"}]},"
    "   {\"id\": \"level\", \"unit\": \"CNY_e13\", \"basis\": \"chained-2010\", \"observations\": []},"
    "   {\"id\": \"plain\", \"kind\": \"level\", \"name\": {\"en\": \"plain\", \"fr\": \"simple\"}, \"unit\": \"USD_per_person\", \"basis\": \"none\", \"freq\": \"Q\","
    "    \"observations\": [{\"period\": \"2015-Q4\", \"value\": 7, \"source\": \"s\"}]},"
    "   {\"id\": \"cash\", \"kind\": \"level\", \"unit\": \"CNY\", \"basis\": \"none\", \"freq\": \"W\", \"observations\": [{\"period\": \"2015-W53\", \"value\": 1, \"source\": \"s\"}]},"
    "   {\"id\": \"growth\", \"unit\": \"percent\", \"basis\": \"constant\", \"freq\": \"M\", \"observations\": [{\"period\": \"2015-12\", \"value\": 8.8, \"source\": \"s\"}]}],"
    "  \"targets\": ["
    "   {\"plan\": \"p\", \"type\": \"level\", \"measure\": \"level\", \"basis\": \"unstated\", \"period\": \"2016-2020\", \"base_period\": \"2014\","
    "    \"base\": 1.9, \"base_qualifier\": \"about\", \"value\": 3.3, \"value_high\": 3.4, \"unit\": \"CNY_trillion\", \"unit_zh\": \"万亿元\","
    "    \"decimals\": 2, \"qualifier\": \"at_least\", \"role\": \"target\", \"nature\": \"binding\", \"path\": \"linear\", \"source\": \"s\","
    "    \"figure\": \"f2\", \"at\": {\"document\": \"text\", \"char\": 9, \"token\": \"3.3\"}, \"published\": \"2016\", \"note\": \"tn\"},"
    "   {\"plan\": \"p\", \"type\": \"multiple\", \"measure\": \"level\", \"basis\": \"chained-2010\", \"period\": \"undated\", \"value\": 2, \"source\": \"bare\"},"
    "   {\"plan\": \"half\", \"type\": \"average_growth\", \"measure\": \"growth\", \"period\": \"2018-H2\", \"value\": 8.8, \"base\": 7, \"unit\": \"ratio\", \"source\": \"s\"},"
    "   {\"plan\": \"p\", \"type\": \"growth\", \"measure\": \"growth\", \"period\": \"2020\", \"value\": 1, \"relative_to\": \"gdp:growth\", \"source\": \"s\"}]},"
    " {\"id\": \"part\", \"name\": {\"en\": \"Part\"}, \"domain\": \"d\", \"stock_flow\": \"stock\", \"better\": \"down\", \"part_of\": \"gdp\", \"parts\": \"incomplete\","
    "  \"measures\": [{\"id\": \"level\", \"unit\": \"mu\", \"observations\": [{\"period\": \"2015-01-31\", \"value\": 0.1, \"source\": \"s\"}]}],"
    "  \"targets\": [{\"plan\": \"p\", \"type\": \"floor\", \"measure\": \"level\", \"period\": \"2020\", \"base\": 0.3, \"value\": 0.7, \"unit\": \"m2_10k\", \"source\": \"s\"}]},"
    " {\"id\": \"loose\", \"name\": {\"en\": \"Loose\"}, \"domain\": \"d\", \"part_of\": \"gdp\"}]}";

/* Targets with a base or a deadline of their own, and with milestones in another unit than the measure's. */
static const char aims[] =
    "{\"format\": \"pace-dataset\", \"version\": 1, \"id\": \"aims\", \"name\": {\"en\": \"Aims\"},"
    "\"sources\": [{\"id\": \"s\", \"name\": {\"en\": \"S\"}}], \"plans\": [{\"id\": \"p\", \"name\": {\"en\": \"P\"}, \"span\": \"2016-2020\"}],"
    "\"indicators\": [{\"id\": \"land\", \"name\": {\"en\": \"Land\"}, \"domain\": \"d\","
    "  \"measures\": [{\"id\": \"level\", \"unit\": \"mu\", \"observations\": []}],"
    "  \"targets\": ["
    "   {\"plan\": \"p\", \"type\": \"reduction\", \"measure\": \"level\", \"period\": \"2020\", \"base_period\": \"2013-2015\", \"value\": 50,"
    "    \"path\": \"given\", \"milestones\": [{\"period\": \"2017\", \"value\": 20.5}, {\"period\": \"2018\", \"value\": 30}], \"source\": \"s\"},"
    "   {\"plan\": \"p\", \"type\": \"level\", \"measure\": \"level\", \"period\": \"2020\", \"value\": 0.7, \"unit\": \"m2_10k\","
    "    \"milestones\": [{\"period\": \"2018\", \"value\": 0.1}], \"source\": \"s\"},"
    "   {\"plan\": \"p\", \"type\": \"band\", \"measure\": \"level\", \"period\": \"2020\", \"value\": 1, \"value_high\": 2, \"base_rule\": \"nearest\","
    "    \"base_tolerance\": 3, \"source\": \"s\"},"
    "   {\"plan\": \"p\", \"type\": \"binary\", \"measure\": \"level\", \"period\": \"2020\", \"value\": 1, \"due_rule\": \"any\", \"source\": \"s\"},"
    "   {\"plan\": \"p\", \"type\": \"share\", \"measure\": \"level\", \"period\": \"2020\", \"value\": 1, \"due_rule\": \"last\", \"source\": \"s\"}]}]}";

/* --- what the file said is in what was written -------------------------------------------------------------------- */

static int64_t compared;

/* Left out where it goes without saying. */
static bool goes_without_saying(const char *key, json_t *value)
{
    static const char *const usual[][2] = {{"role", "actual"}, {"role", "target"}, {"qualifier", "exact"}, {"status", "A"},
                                           {"stock_flow", "none"}, {"better", "none"}, {"freq", "A"}, {"basis", "none"}};
    const char *text = json_string_value(value);
    for (size_t i = 0; text && i < sizeof usual / sizeof *usual; i++)
        if (strcmp(usual[i][0], key) == 0 && strcmp(usual[i][1], text) == 0)
            return true;
    return strcmp(key, "unit") == 0 || strcmp(key, "kind") == 0 || strcmp(key, "decimals") == 0 || strcmp(key, "base_period") == 0 ||
           strcmp(key, "published") == 0 || (json_is_array(value) && json_array_size(value) == 0);
}

static bool same_text(const char *key, const char *a, const char *b)
{
    pace_unit x, y;
    pace_span s, t;
    if (strcmp(a, b) == 0)
        return true;
    if (strcmp(key, "unit") == 0)
        return !pace_unit_parse(&x, a, strlen(a), NULL) && !pace_unit_parse(&y, b, strlen(b), NULL) && pace_unit_same(x, y);
    return (strcmp(key, "period") == 0 || strcmp(key, "published") == 0 || strcmp(key, "span") == 0) &&
           !pace_span_parse(&s, a, strlen(a), NULL, NULL) && !pace_span_parse(&t, b, strlen(b), NULL, NULL) &&
           pace_period_same(s.first, t.first) && pace_period_same(s.last, t.last);
}

static void said_again(const char *key, json_t *file, json_t *written)
{
    const char *name;
    size_t i;
    json_t *item;
    compared++;
    if (json_is_object(file)) {
        ENSURE(json_is_object(written));
        json_object_foreach(file, name, item) {
            json_t *other = json_object_get(written, name);
            if (other)
                said_again(name, item, other);
            else if (!goes_without_saying(name, item)) {
                fprintf(stderr, "%s: %s is lost\n", key, name);
                test_failures++;
            }
        }
    } else if (json_is_array(file)) {
        ENSURE(json_array_size(file) == json_array_size(written));
        json_array_foreach(file, i, item)
            said_again(key, item, json_array_get(written, i));
    } else if (json_is_string(file)) {
        ENSURE(json_is_string(written) && same_text(key, json_string_value(file), json_string_value(written)));
    } else {
        ENSURE(json_is_number(file) && json_is_number(written) && same_bits(json_number_value(file), json_number_value(written)));
    }
}

static void check_bytes(const char *bytes, size_t n, int64_t at_least)
{
    pace_buffer text = PACE_BUFFER_INIT;
    pace_dataset *data = NULL;
    pace_error err = PACE_ERROR_INIT;
    json_t *file, *written;
    if (pace_dataset_read(&data, bytes, n, "file", NULL, &err)) {
        fprintf(stderr, "%s: %s\n", err.where, err.text);
        test_failures++;
        return;
    }
    same_after_writing(&text, data);
    file = json_loadb(bytes, n, 0, NULL);
    written = json_loadb(text.text, text.length, JSON_REJECT_DUPLICATES, NULL);
    ENSURE(file && written);
    compared = 0;
    said_again("/", file, written);
    ENSURE(compared >= at_least);
    json_decref(file);
    json_decref(written);
    pace_buffer_clear(&text);
    pace_dataset_free(data);
}

static void check_file(const char *path, int64_t at_least)
{
    pace_buffer file = PACE_BUFFER_INIT;
    ENSURE(pace_file_read(&file, path, NULL) == PACE_OK);
    check_bytes(file.text, file.length, at_least);
    pace_buffer_clear(&file);
}

/* A folder's files become one; a snapshot is what it shows. */
static void test_folder_and_snapshot(void)
{
    pace_buffer text = PACE_BUFFER_INIT;
    pace_dataset *data = NULL, *then = NULL, *back = NULL;
    pace_clock clock = {PACE_PERIOD_NONE, PACE_PERIOD_NONE};
    int64_t before = same_observations, whole;
    pace_error err = PACE_ERROR_INIT;
    ENSURE(pace_dataset_load(&data, DATA "town_parts", &err) == PACE_OK);
    same_after_writing(&text, data);
    pace_dataset_free(data);
    data = NULL;
    ENSURE(pace_dataset_load(&data, WUHAN, &err) == PACE_OK);
    before = same_observations;
    same_after_writing(&text, data);
    whole = same_observations - before;
    clock.at = pace_year(2014);
    ENSURE(pace_dataset_snapshot(&then, data, clock, NULL, &err) == PACE_OK);
    before = same_observations;
    same_after_writing(&text, then);
    ENSURE(same_observations - before > 200 && same_observations - before < whole);
    ENSURE(pace_dataset_read(&back, text.text, text.length, "then", NULL, &err) == PACE_OK);
    pace_dataset_free(back);
    pace_dataset_free(then);
    pace_dataset_free(data);
    pace_buffer_clear(&text);
}

static void test_layout(void)
{
    static const char small[] =
        "{\"indicators\":[{\"id\":\"x\",\"name\":{\"en\":\"X\"},\"domain\":\"d\",\"measures\":[{\"id\":\"level\",\"unit\":\"count\",\"observations\":"
        "[{\"period\":\"2015\",\"value\":1.50,\"source\":\"s\"},{\"period\":\"2016\",\"value\":2,\"source\":\"s\"}]}]}],"
        "\"format\":\"pace-dataset\",\"version\":1,\"id\":\"y\",\"name\":{\"en\":\"Y\"},\"sources\":[{\"id\":\"s\",\"name\":{\"en\":\"S\"}}]}";
    static const char want[] = "{\n"
                               "  \"format\": \"pace-dataset\", \"version\": 1, \"id\": \"y\", \"name\": {\"en\": \"Y\"},\n"
                               "  \"sources\": [\n"
                               "    {\"id\": \"s\", \"name\": {\"en\": \"S\"}}\n"
                               "  ],\n"
                               "  \"indicators\": [\n"
                               "    {\"id\": \"x\", \"name\": {\"en\": \"X\"}, \"domain\": \"d\",\n"
                               "      \"measures\": [\n"
                               "        {\"id\": \"level\", \"unit\": \"count\", \"observations\": [\n"
                               "          {\"period\": \"2015\", \"value\": 1.5, \"source\": \"s\"},\n"
                               "          {\"period\": \"2016\", \"value\": 2, \"source\": \"s\"}\n"
                               "        ]}\n"
                               "      ]}\n"
                               "  ]\n"
                               "}\n";
    pace_buffer text = PACE_BUFFER_INIT;
    pace_dataset *data = NULL;
    pace_error err = PACE_ERROR_INIT;
    ENSURE(pace_dataset_read(&data, small, sizeof small - 1, "small", NULL, &err) == PACE_OK);
    pace_buffer_text(&text, "before");
    ENSURE(pace_dataset_write(&text, data, &err) == PACE_OK);
    ENSURE(strncmp(text.text, "before{\n", 8) == 0);
    pace_buffer_clear(&text);
    ENSURE(pace_dataset_write(&text, data, &err) == PACE_OK);
    ENSURE_TEXT(text.text, want);
    ENSURE(pace_dataset_write(NULL, data, &err) == PACE_ERR_ARG && pace_dataset_write(&text, NULL, &err) == PACE_ERR_ARG);
    pace_buffer_clear(&text);
    pace_dataset_free(data);
}

int main(void)
{
    test_layout();
    check_bytes(everything, sizeof everything - 1, 150);
    check_bytes(aims, sizeof aims - 1, 40);
    check_file(DATA "town.json", 150);
    check_file(WUHAN, 5000);
    test_folder_and_snapshot();
    ENSURE(same_targets > 200);
    return TEST_RESULT;
}
