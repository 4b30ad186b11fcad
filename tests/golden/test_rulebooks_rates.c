/* Rate rules against results that statistics offices published, and against worked rows; see SOURCES.md. */
#include "rulebooks.h"

static void ensure_class(const row_reader *r, const char *got, const char *want)
{
    if (strcmp(got, want) == 0)
        return;
    fprintf(stderr, "%s: got %s, want %s\n", row_text(r, "row"), got, want);
    test_failures++;
}

static void test_published(const char *id, const char *file)
{
    pace_rulebook *book = shipped(id);
    row_reader r;
    double value = 0, score = 0;
    int classes = 0;
    row_open(&r, file);
    while (book && row_next(&r)) {
        pace_assessment a = row_judged(&r, book, row_number(&r, "limit"));
        const char *status = row_text(&r, "status");
        near_to(&value, a.value, row_number(&r, "value"), row_text(&r, "row"));
        near_to(&score, a.score, row_number(&r, "score"), row_text(&r, "row"));
        if (!*status)
            continue;
        ensure_class(&r, a.refusal ? "not_available" : class_of(&a), status);
        classes++;
    }
    printf("%-24s %3d rows, %3d classes, worst error: value %.2g, score %.2g\n", file, r.rows, classes, value, score);
    pace_rulebook_free(book);
}

static void test_sets(const char *id, const char *file)
{
    pace_rulebook *book = shipped(id);
    int64_t count;
    const pace_rule_class *classes = pace_rulebook_classes(book, &count);
    row_reader r;
    double worst = 0;
    row_open(&r, file);
    while (book && row_next(&r)) {
        pace_set_score a = row_aggregate(&r, book);
        near_to(&worst, a.score, row_number(&r, "score"), row_text(&r, "row"));
        ensure_class(&r, a.class_index >= 0 ? classes[a.class_index].id : "", row_text(&r, "status"));
    }
    printf("%-24s %3d sets, worst error %.2g\n", file, r.rows, worst);
    pace_rulebook_free(book);
}

static void test_eurostat(void)
{
    pace_rulebook *book = shipped("eurostat"), *early = shipped("eurostat-2017");
    row_reader r;
    double value = 0, score = 0, outlook = 0;
    row_open(&r, "rulebook_eurostat.tsv");
    while (book && early && row_next(&r)) {
        pace_assessment a = row_judged(&r, book, (double)NAN), b = row_judged(&r, early, (double)NAN);
        near_to(&value, a.value, row_number(&r, "value"), row_text(&r, "row"));
        near_to(&score, a.score, row_number(&r, "score"), row_text(&r, "row"));
        near_to(&outlook, a.required_now, row_number(&r, "required_now"), row_text(&r, "row"));
        near_to(&outlook, a.expected, row_number(&r, "expected"), row_text(&r, "row"));
        ensure_class(&r, class_of(&a), row_text(&r, "status"));
        if (*row_text(&r, "status_early"))
            ensure_class(&r, class_of(&b), row_text(&r, "status_early"));
    }
    printf("%-24s %3d rows, worst error: value %.2g, score %.2g, outlook %.2g\n", "rulebook_eurostat.tsv", r.rows, value, score, outlook);
    pace_rulebook_free(book);
    pace_rulebook_free(early);
}

int main(void)
{
    test_published("open-sdg", "rulebook_open_sdg.tsv");
    test_published("eustat", "rulebook_eustat.tsv");
    test_sets("open-sdg", "rulebook_open_sdg_sets.tsv");
    test_sets("eustat", "rulebook_eustat_sets.tsv");
    test_eurostat();
    return TEST_RESULT;
}
