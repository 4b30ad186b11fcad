/* Numbers for people: scale words, thousands, a true minus, digits where rounding would blur two figures. */
#include "report/content.h"
#include "report_test.h"

typedef struct amount_case {
    const char *unit;
    double magnitude, value;
    bool prose;
    int decimals, flags;
    const char *zh, *en;
} amount_case;

static const amount_case cases[] = {
    {"CNY_100m", 16500, 16500, true, -1, AMOUNT_WORDS, "1.65万亿元", "1.65 trillion yuan"},
    {"CNY_trillion", 1.9, 1.9, true, -1, AMOUNT_WORDS, "1.9万亿元", "1.9 trillion yuan"},
    {"CNY_trillion", 1.9, 1.9, false, -1, AMOUNT_WORDS, "19,000亿元", "1,900 billion yuan"},
    {"CNY_100m", 10905.6, 10905.6, true, -1, AMOUNT_WORDS, "10,905.6亿元", "1,090.56 billion yuan"},
    {"CNY_100m", 1245, 1245, true, -1, AMOUNT_WORDS, "1,245亿元", "124.5 billion yuan"},
    {"CNY_100m", 8855, 8855, false, -1, 0, "8,855", "885.5"},
    {"CNY_100m", 1245, -65.28665, true, -1, AMOUNT_WORDS | AMOUNT_SIGN, "−65.29亿元", "−6.53 billion yuan"},
    {"CNY_100m", 1245, -65.28665, true, -1, AMOUNT_WORDS | AMOUNT_DISTANCE, "65.29亿元", "6.53 billion yuan"},
    {"person_10k", 90, 90, true, -1, AMOUNT_WORDS, "90万人", "900,000 persons"},
    {"person_10k", 1373.9, 1373.9, true, -1, AMOUNT_WORDS, "1,373.9万人", "13.739 million persons"},
    {"person_10k", 216.04, 216.04, true, -1, AMOUNT_WORDS, "216.04万人", "2.1604 million persons"},
    {"km", 790, 790, true, -1, AMOUNT_WORDS, "790公里", "790 km"},
    {"percent", 8.8, 8.8, true, -1, AMOUNT_WORDS, "8.8%", "8.8%"},
    {"percent", 9, 7.8 - 9, true, -1, AMOUNT_WORDS | AMOUNT_SIGN, "−1.2个百分点", "−1.2 percentage points"},
    {"percent", 9, 1.2, true, -1, AMOUNT_WORDS | AMOUNT_SIGN, "+1.2个百分点", "+1.2 percentage points"},
    {"percent", 9, 1, true, -1, AMOUNT_WORDS | AMOUNT_SIGN, "+1个百分点", "+1 percentage point"},
    {"percent", 9, -1, true, -1, AMOUNT_WORDS | AMOUNT_DISTANCE | AMOUNT_SHORT, "1个百分点", "1 point"},
    {"percent", 9, 11, true, -1, AMOUNT_WORDS | AMOUNT_DISTANCE, "11个百分点", "11 percentage points"},
    {"person", 9, 1, true, -1, AMOUNT_WORDS, "1人", "1 person"},
    {"t", 9, 1, true, -1, AMOUNT_WORDS, "1吨", "1 tonne"},
    {"t_10k", 100, 100, true, -1, AMOUNT_WORDS, "100万吨", "1 million tonnes"},
    {"person_1k", 20, 13.4, true, -1, AMOUNT_WORDS, "13.4千人", "13,400 persons"},
    {"Mbps", 9, 1, true, -1, AMOUNT_WORDS, "1Mbps", "1 Mbps"},
    {"count", 43369, 43369, true, -1, 0, "43,369", "43,369"},
    {"count", 3, (double)NAN, true, -1, AMOUNT_WORDS, "–", "–"},
    {"count", 3, -0.001, true, 1, AMOUNT_SIGN, "0.0", "0.0"},
};

static void check(content *c, const char *lang, bool zh)
{
    c->lang = lang;
    c->zh = zh;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const amount_case *a = &cases[i];
        pace_unit unit;
        amount_scale scale;
        ENSURE(pace_unit_parse(&unit, a->unit, strlen(a->unit), NULL) == PACE_OK);
        scale = amount_scale_of(c, unit, "", a->magnitude, a->prose);
        ENSURE_TEXT(amount_text(c, &scale, a->value, a->decimals, a->flags), zh ? a->zh : a->en);
    }
}

int main(void)
{
    report_doc doc;
    content c;
    memset(&c, 0, sizeof c);
    doc_init(&doc, "zh", NULL);
    c.doc = &doc;
    check(&c, "zh", true);
    check(&c, "en", false);
    ENSURE_TEXT(amount_rate(&c, 0.164698, 2), "16.47%");
    ENSURE_TEXT(amount_rate(&c, -0.026, 1), "−2.6%");
    ENSURE_TEXT(amount_rate(&c, (double)NAN, 1), "–");
    /* two figures that differ never look alike; equal ones need no more digits */
    ENSURE(amount_apart(16.47, 16.471, 2) == 3);
    ENSURE(amount_apart(16.47, 16.47, 2) == 2);
    ENSURE(amount_apart(9.96, 10, 1) == 2);
    /* 9.857 and 9.932 differ by 0.075: shown as 9.86 and 9.93 they would differ by 0.07 and not by 0.08 */
    ENSURE(amount_recomputed(9.857, 9.932, 2) == 3);
    ENSURE(amount_recomputed(541, 606.287, 1) == 1);
    ENSURE_TEXT(doc_copy(&doc, "a\u202eb\u200fc\u2067d"), "abcd");
    ENSURE(!doc_failed(&doc));
    doc_clear(&doc);
    return TEST_RESULT;
}
