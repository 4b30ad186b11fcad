/* The sections on verdicts and coherence: what they say of the made-up data set, by which rulebooks, and in both languages. */
#include "report_test.h"

static pace_report *with_books(const pace_dataset *data, const char *lang, const char *const *books, int64_t count, pace_status want)
{
    pace_report_opts opts = PACE_REPORT_OPTS_INIT;
    pace_report *report = NULL;
    opts.lang = lang;
    opts.rulebooks = books;
    opts.rulebook_count = count;
    ENSURE(pace_report_new(&report, data, &opts, NULL) == want);
    return report;
}

static void lacks(const pace_buffer *text, const char *piece)
{
    ENSURE(!text->text || !strstr(text->text, piece));
}

static void test_sections(const pace_dataset *data, const char *lang, const char *verdicts, const char *coherence)
{
    static const char *const formats[] = {"html", "md", "json"};
    pace_report *report = report_in(data, lang);
    for (int i = 0; i < 3; i++) {
        pace_buffer out = rendered(report, formats[i]);
        ENSURE_HAS(out.text, i == 2 ? "\"verdicts\":[" : verdicts);
        ENSURE_HAS(out.text, i == 2 ? "\"coherence\":[" : coherence);
        ENSURE_HAS(out.text, "unicef-aarr");
        ENSURE_HAS(out.text, pace_model_words(PACE_MODEL_DRIFT, lang));
        pace_buffer_clear(&out);
    }
    pace_report_free(report);
}

static void test_rulebooks(const pace_dataset *data)
{
    static const char *const one[] = {"unsd-2023"}, *const wrong[] = {"eurostatt"}, *const none[] = {"a"};
    pace_report *report = with_books(data, "en", one, 1, PACE_OK);
    pace_buffer out = rendered(report, "md");
    ENSURE_HAS(out.text, "Verdict (UN Statistics Division rule)");
    lacks(&out, "china-fyp");
    pace_buffer_clear(&out);
    pace_report_free(report);
    ENSURE(!with_books(data, "en", wrong, 1, PACE_ERR_NOTFOUND));
    ENSURE(!with_books(data, "en", none, 0, PACE_ERR_ARG));
}

/* What was to be reached on the way stands beneath the table of its plan. */
static void test_milestones(void)
{
    static const char way[] =
        "{\"format\":\"pace-dataset\",\"version\":1,\"id\":\"way\",\"name\":{\"en\":\"Way\",\"zh\":\"路\"},\"sources\":[{\"id\":\"s\",\"name\":{\"en\":\"S\",\"zh\":\"甲\"}}],"
        "\"plans\":[{\"id\":\"five\",\"name\":{\"en\":\"Five\",\"zh\":\"五年\"},\"span\":\"2016-2020\"}],\"indicators\":[{\"id\":\"metro\",\"name\":{\"en\":\"Metro\",\"zh\":\"地铁\"},"
        "\"domain\":\"d\",\"better\":\"up\",\"measures\":[{\"id\":\"level\",\"unit\":\"km\",\"observations\":[{\"period\":\"2015\",\"value\":100,\"source\":\"s\"},"
        "{\"period\":\"2016\",\"value\":112,\"source\":\"s\"},{\"period\":\"2017\",\"value\":118,\"source\":\"s\"}]}],\"targets\":[{\"plan\":\"five\",\"type\":\"level\","
        "\"measure\":\"level\",\"period\":\"2020\",\"value\":160,\"source\":\"s\",\"milestones\":[{\"period\":\"2017\",\"value\":120},{\"period\":\"2019\",\"value\":140}]}]}]}";
    pace_dataset *data = NULL;
    ENSURE(!pace_dataset_read(&data, way, sizeof way - 1, "way.json", NULL, NULL));
    if (!data)
        return;
    for (int i = 0; i < 2; i++) {
        pace_report *report = report_in(data, i ? "zh" : "en");
        pace_buffer out = rendered(report, "html");
        ENSURE_HAS(out.text, i ? "节点2017年：目标120，2017年实际118，未达标" : "milestone 2017: 120 wanted, 118 in 2017: missed");
        pace_buffer_clear(&out);
        pace_report_free(report);
    }
    pace_dataset_free(data);
}

/* Ids stand once, in the list of the rules; sentences and heads have names. */
static void test_names(const pace_dataset *data)
{
    static const char *const ids[] = {"china-fyp", "eurostat", "open-sdg", "unsd-2023", "escap-anticipated", "sdsn", "unicef-aarr"};
    for (int l = 0; l < 2; l++) {
        pace_report *report = report_in(data, l ? "zh" : "en");
        pace_buffer out = rendered(report, "md");
        for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
            int times = 0;
            for (const char *at = out.text; (at = strstr(at, ids[i])) != NULL; at++)
                times++;
            ENSURE(times == 1);
        }
        lacks(&out, "are parted by");
        pace_buffer_clear(&out);
        pace_report_free(report);
    }
}

int main(void)
{
    test_milestones();
    pace_dataset *data = made_up();
    if (!data)
        return TEST_RESULT;
    test_sections(data, "en", "Verdicts by official rules", "Coherence of the plan");
    test_sections(data, "zh", "按官方规则的评估", "规划内部一致性");
    test_rulebooks(data);
    test_names(data);
    pace_dataset_free(data);
    return TEST_RESULT;
}
