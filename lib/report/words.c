#include "report/words.h"

#include <stdarg.h>
#include <string.h>
#include "report/content.h"

static const struct {
    const char *zh, *en;
} WORDS[] = {
#define WORD_PAIR(id, zh, en) {zh, en},
    REPORT_WORDS(WORD_PAIR)
#undef WORD_PAIR
};

const char *word_in(const char *lang, report_word id)
{
    return strcmp(lang, "zh") == 0 ? WORDS[id].zh : WORDS[id].en;
}

void word_put_number(pace_buffer *out, const char *lang, report_word id, int number)
{
    const char *text = word_in(lang, id), *open = strchr(text, '{'), *close = open ? strchr(open, '}') : NULL;
    if (!close) {
        pace_buffer_text(out, text);
        return;
    }
    pace_buffer_bytes(out, text, (size_t)(open - text));
    pace_buffer_integer(out, number);
    pace_buffer_text(out, close + 1);
}

const char *say_word(const content *c, report_word id)
{
    return word_in(c->lang, id);
}

/* The text of a key among pairs ended by NULL; NULL = no such key. */
static const char *text_of(const char *key, size_t n, va_list pairs)
{
    const char *name, *found = NULL;
    while (!found && (name = va_arg(pairs, const char *)) != NULL) {
        const char *text = va_arg(pairs, const char *);
        if (strlen(name) == n && memcmp(name, key, n) == 0)
            found = text ? text : "";
    }
    return found;
}

enum { SHORT_TEXT = 512 };

/* What is being put together: most texts fit here and need no memory of their own. */
typedef struct growing {
    char small[SHORT_TEXT];
    size_t n;
    pace_buffer large; /* in use once it holds something */
} growing;

static void grow(growing *out, const char *bytes, size_t n)
{
    if (!out->large.length && n < SHORT_TEXT - out->n) {
        memcpy(out->small + out->n, bytes, n);
        out->n += n;
        return;
    }
    if (!out->large.length)
        pace_buffer_bytes(&out->large, out->small, out->n);
    pace_buffer_bytes(&out->large, bytes, n);
}

const char *say_fill(content *c, report_word id, ...)
{
    growing out;
    const char *at = say_word(c, id), *open;

    out.n = 0;
    out.large = (pace_buffer)PACE_BUFFER_INIT;
    out.large.allocator = c->allocator;
    while ((open = strchr(at, '{')) != NULL) {
        const char *close = strchr(open, '}'), *text;
        va_list pairs;
        if (!close)
            break;
        va_start(pairs, id);
        text = text_of(open + 1, (size_t)(close - open - 1), pairs);
        va_end(pairs);
        grow(&out, at, (size_t)(open - at));
        if (text)
            grow(&out, text, strlen(text));
        at = close + 1;
    }
    grow(&out, at, strlen(at));
    if (out.large.length || out.large.status)
        return doc_take(c->doc, &out.large);
    out.small[out.n] = 0;
    return doc_copy(c->doc, out.small);
}

const char *say_figure(content *c, report_word id)
{
    return say_fill(c, id, "number", amount_count(c, doc_next_figure(c->doc)), NULL);
}

/* Names with commas of their own are parted by semicolons; a list that nobody would read to its end is cut. */
enum { MOST_NAMES = 60, CUT_NAMES = 20 };

const char *say_join(content *c, const char *const *texts, int64_t count)
{
    pace_buffer out = PACE_BUFFER_INIT;
    int64_t shown = count > MOST_NAMES ? CUT_NAMES : count;
    bool commas = false;
    const char *list;
    for (int64_t i = 0; i < shown && !c->zh; i++)
        commas = commas || strchr(texts[i], ',') != NULL;
    out.allocator = c->allocator;
    for (int64_t i = 0; i < shown; i++) {
        bool last = i == count - 1;
        if (i)
            pace_buffer_text(&out, say_word(c, last ? commas ? W_SEMICOLON_AND : W_AND : commas ? W_SEMICOLON : W_COMMA));
        pace_buffer_text(&out, texts[i]);
    }
    list = doc_take(c->doc, &out);
    return shown == count ? list
                          : say_fill(c, W_NAMES_MORE, "names", list, "more", amount_count(c, count - shown), NULL);
}

const char *say_basis_short(const content *c, pace_basis basis)
{
    switch ((pace_basis_kind)basis.kind) {
    case PACE_BASIS_CURRENT:
        return say_word(c, W_NOMINAL);
    case PACE_BASIS_CONSTANT:
    case PACE_BASIS_CHAINED:
    case PACE_BASIS_PREVIOUS_YEAR:
        return say_word(c, W_REAL);
    case PACE_BASIS_UNSTATED:
        return say_word(c, W_BASIS_UNSTATED_SHORT);
    case PACE_BASIS_NONE:
        break;
    }
    return "";
}

const char *say_basis(content *c, pace_basis basis)
{
    pace_buffer year = PACE_BUFFER_INIT;
    switch ((pace_basis_kind)basis.kind) {
    case PACE_BASIS_CURRENT:
        return say_word(c, W_BASIS_CURRENT);
    case PACE_BASIS_CHAINED:
        return say_word(c, W_BASIS_CHAINED);
    case PACE_BASIS_PREVIOUS_YEAR:
        return say_word(c, W_BASIS_PREVIOUS);
    case PACE_BASIS_UNSTATED:
        return say_word(c, W_BASIS_UNSTATED);
    case PACE_BASIS_NONE:
        return "";
    case PACE_BASIS_CONSTANT:
        break;
    }
    if (!basis.year)
        return say_word(c, W_BASIS_CONSTANT);
    year.allocator = c->allocator;
    pace_buffer_integer(&year, basis.year);
    return say_fill(c, W_BASIS_CONSTANT_YEAR, "year", doc_take(c->doc, &year), NULL);
}

static const struct {
    const char *id, *zh, *en;
} DOMAINS[] = {{"national_accounts", "国民经济核算", "National accounts"},
               {"industry", "工业", "Industry"},
               {"agriculture", "农业", "Agriculture"},
               {"services", "服务业", "Services"},
               {"investment", "投资", "Investment"},
               {"consumption", "消费", "Consumption"},
               {"trade_fdi", "外贸和外资", "Trade and foreign investment"},
               {"fiscal", "财政", "Public finance"},
               {"income", "居民收入", "Household income"},
               {"population", "人口", "Population"},
               {"prices", "价格", "Prices"},
               {"energy", "能源", "Energy"},
               {"environment", "生态环境", "Environment"},
               {"transport", "交通运输", "Transport"},
               {"innovation", "科技创新", "Innovation"},
               {"enterprise", "企业", "Enterprises"},
               {"project", "重大项目", "Major projects"},
               {"governance", "政务服务", "Public administration"},
               {"urban_construction", "城市建设", "Urban construction"},
               {"employment_social", "就业和社会保障", "Employment and social security"},
               {"education_health_culture", "教育、卫生和文化", "Education, health and culture"},
               {"finance", "金融", "Finance"},
               {"housing", "住房", "Housing"},
               {"hubei", "湖北省", "Hubei province"},
               {"other", "其他", "Other"}};

const char *say_domain(content *c, const char *domain)
{
    pace_buffer out = PACE_BUFFER_INIT;
    if (!domain || !*domain)
        return c->zh ? "其他" : "Other";
    for (size_t i = 0; i < sizeof DOMAINS / sizeof *DOMAINS; i++)
        if (strcmp(DOMAINS[i].id, domain) == 0)
            return c->zh ? DOMAINS[i].zh : DOMAINS[i].en;
    out.allocator = c->allocator;
    for (const char *s = domain; *s; s++) {
        char letter = *s == '_' ? ' ' : *s;
        pace_buffer_char(&out, s == domain && letter >= 'a' && letter <= 'z' ? (char)(letter - 'a' + 'A') : letter);
    }
    return doc_take(c->doc, &out);
}
