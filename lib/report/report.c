/* The report as an object: built once, rendered in any format. */
#include <string.h>
#include "report/content.h"
#include "report/writers.h"

static pace_status options(pace_report_opts *out, const pace_report_opts *opts, pace_error *err)
{
    pace_report_opts set = PACE_REPORT_OPTS_INIT;
    if (opts) {
        if (opts->size < sizeof set)
            return pace__fail(err, PACE_ERR_ARG, "pace_report_opts",
                              "size is not set; start from PACE_REPORT_OPTS_INIT");
        set = *opts;
    }
    if (!set.lang)
        set.lang = "en";
    if (strcmp(set.lang, "zh") != 0 && strcmp(set.lang, "en") != 0)
        return pace__fail(err, PACE_ERR_ARG, "lang", "there is no report in language %q; the languages are zh and en",
                          set.lang);
    *out = set;
    return PACE_OK;
}

pace_status pace_report_new(pace_report **out, const pace_dataset *dataset, const pace_report_opts *opts,
                            pace_error *err)
{
    pace_report_opts set;
    pace_report *report;
    pace_status status;

    if (!out || !dataset)
        return pace__fail(err, PACE_ERR_ARG, "pace_report_new", "a report needs a data set and a place to go to");
    status = options(&set, opts, err);
    if (status)
        return status;
    report = pace__calloc(set.allocator, 1, sizeof *report);
    if (!report)
        return pace__fail_memory(err);
    if (set.allocator) {
        report->own = *set.allocator;
        report->allocator = &report->own;
    }
    report->lang = strcmp(set.lang, "zh") == 0 ? "zh" : "en";
    report->data = dataset;
    doc_init(&report->doc, report->lang, report->allocator);
    status = content_build(&report->doc, dataset, &set, report->allocator, &report->table, err);
    if (status) {
        pace_report_free(report);
        return status;
    }
    *out = report;
    return PACE_OK;
}

void pace_report_free(pace_report *report)
{
    pace_allocator own;
    bool custom;
    if (!report)
        return;
    own = report->own;
    custom = report->allocator != NULL;
    doc_clear(&report->doc);
    pace_gap_table_free(report->table);
    pace__release(custom ? &own : NULL, report, sizeof *report);
}

static pace_status render(pace_buffer *text, const pace_report *report, const char *format, pace_error *err)
{
    pace_status status;
    if (strcmp(format, "html") == 0)
        status = report_html(text, report, err);
    else if (strcmp(format, "md") == 0)
        status = report_markdown(text, report, false, err);
    else if (strcmp(format, "json") == 0)
        status = report_json(text, report, err);
    else if (strcmp(format, "pdf") == 0)
        status = report_pdf(text, report, err);
    else
        return pace__fail(err, PACE_ERR_UNSUPPORTED, "format",
                          "a report cannot be made as %q; the formats are html, md, json and pdf", format);
    if (!status && text->status)
        status = pace__fail_memory(err);
    return status;
}

pace_status pace_report_render(pace_buffer *out, const pace_report *report, const char *format, pace_error *err)
{
    pace_buffer text = PACE_BUFFER_INIT;
    pace_status status;

    if (!out || !report || !format)
        return pace__fail(err, PACE_ERR_ARG, "pace_report_render", "a report, a format and a buffer are needed");
    text.allocator = report->allocator;
    status = render(&text, report, format, err);
    if (!status) {
        pace_buffer_bytes(out, text.text, text.length);
        if (out->status)
            status = pace__fail_memory(err);
    }
    pace_buffer_clear(&text);
    return status;
}

static const char *ending(const char *path)
{
    const char *dot = strrchr(path, '.'), *slash = strrchr(path, '/');
    return dot && (!slash || dot > slash) ? dot + 1 : "";
}

static bool known(const char *format)
{
    static const char *const formats[] = {"html", "md", "json", "pdf"};
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (strcmp(format, formats[i]) == 0)
            return true;
    return false;
}

pace_status pace_report_write(const pace_report *report, const char *path, pace_error *err)
{
    pace_buffer text = PACE_BUFFER_INIT;
    pace_status status;
    size_t n;

    if (!report || !path || !*path)
        return pace__fail(err, PACE_ERR_ARG, "pace_report_write", "a report and a path are needed");
    n = strlen(path);
    if (path[n - 1] == '/')
        return report_folder(report, path, err);
    text.allocator = report->allocator;
    if (!known(ending(path)))
        status = pace__fail(err, PACE_ERR_UNSUPPORTED, path,
                            "the ending tells no format; use .html, .md, .json, .pdf, or a / at the end for a folder");
    else
        status = pace_report_render(&text, report, ending(path), err);
    if (!status)
        status = pace_buffer_write(&text, path, err);
    pace_buffer_clear(&text);
    return status;
}
