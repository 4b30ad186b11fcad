/* A data set as `pace-dataset` version 1: one record a line, so that two versions can be compared line by line. What is as it
 * would be understood anyway is left out. */
#include "io/dataset_write.h"

typedef void writing(pace_buffer *out, const pace_dataset *d, int64_t index);

/* "key": [ one item a line ], after what stands before it; nothing for an empty list that need not be there. */
static void write_list(pace_buffer *out, const pace_dataset *d, const char *key, int64_t count, bool required, writing *write)
{
    if (!count && !required)
        return;
    pace_buffer_format(out, ",\n  \"%s\": [", key);
    for (int64_t i = 0; i < count; i++) {
        pace_buffer_text(out, i ? ",\n    " : "\n    ");
        write(out, d, i);
    }
    pace_buffer_text(out, count ? "\n  ]" : "]");
}

static void write_document(pace_buffer *out, const pace_dataset *d, int64_t index)
{
    const pace_document *document = &d->documents[index];
    write_first(out, "id", document->id);
    write_names(out, "name", document->name);
    write_count(out, "length", document->length);
    write_text(out, "note", document->note);
    pace_buffer_char(out, '}');
}

static void write_source(pace_buffer *out, const pace_dataset *d, int64_t index)
{
    const pace_source *source = &d->sources[index];
    write_first(out, "id", source->id);
    write_names(out, "name", source->name);
    write_text(out, "publisher", source->publisher);
    write_text(out, "detail", source->detail);
    write_date(out, "published", source->published);
    write_text(out, "document", source->document ? source->document->id : "");
    write_count(out, "from", source->from);
    write_count(out, "to", source->to);
    write_text(out, "note", source->note);
    pace_buffer_char(out, '}');
}

static void write_plan(pace_buffer *out, const pace_dataset *d, int64_t index)
{
    const pace_plan *plan = &d->plans[index];
    write_first(out, "id", plan->id);
    write_names(out, "name", plan->name);
    write_date(out, "span", plan->span);
    write_text(out, "source", plan->source ? plan->source->id : "");
    write_text(out, "note", plan->note);
    pace_buffer_char(out, '}');
}

static const char *part_word(pace_part_kind kind)
{
    switch (kind) {
    case PACE_PART_EXHAUSTIVE: return "exhaustive";
    case PACE_PART_OVERLAPPING: return "overlapping";
    case PACE_PART_INCOMPLETE: return "incomplete";
    case PACE_PART_NONE: break;
    }
    return "";
}

static void write_items(pace_buffer *out, const pace_dataset *d, const pace_indicator *of, const char *key, int64_t count,
                        void write(pace_buffer *, const pace_dataset *, const pace_indicator *, int64_t))
{
    if (!count)
        return;
    pace_buffer_format(out, ",\n      \"%s\": [", key);
    for (int64_t i = 0; i < count; i++) {
        pace_buffer_text(out, i ? ",\n        " : "\n        ");
        write(out, d, of, i);
    }
    pace_buffer_text(out, "\n      ]");
}

static void write_indicator(pace_buffer *out, const pace_dataset *d, int64_t index)
{
    static const char *const kinds[] = {[PACE_STOCK] = "stock", [PACE_FLOW] = "flow"};
    const pace_indicator *of = &d->indicators[index];
    write_first(out, "id", of->id);
    write_names(out, "name", of->name);
    write_text(out, "domain", of->domain);
    write_text(out, "stock_flow", kinds[of->stock_flow]);
    write_text(out, "better", of->better == PACE_UP_IS_GOOD ? "up" : of->better == PACE_DOWN_IS_GOOD ? "down" : "");
    write_text(out, "part_of", of->part_of ? of->part_of->id : "");
    write_text(out, "parts", of->part_of ? part_word(of->part_kind) : "");
    write_text(out, "beside", of->beside ? of->beside->id : "");
    write_text(out, "note", of->note);
    write_items(out, d, of, "measures", of->measure_count, write_measure);
    write_items(out, d, of, "targets", of->target_count, write_target);
    pace_buffer_char(out, '}');
}

pace_status pace_dataset_write(pace_buffer *out, const pace_dataset *dataset, pace_error *err)
{
    size_t start;
    if (!out || !dataset)
        return pace__fail(err, PACE_ERR_ARG, NULL, "a pointer is NULL; this call needs a buffer and a data set");
    if (out->status)
        return pace__fail_memory(err);
    start = out->length;
    pace_buffer_text(out, "{\n  \"format\": \"pace-dataset\", \"version\": 1, \"id\": ");
    pace_buffer_json_string(out, dataset->id);
    write_names(out, "name", dataset->name);
    write_text(out, "note", dataset->note);
    write_list(out, dataset, "documents", dataset->document_count, false, write_document);
    write_list(out, dataset, "sources", dataset->source_count, true, write_source);
    write_list(out, dataset, "plans", dataset->plan_count, false, write_plan);
    write_list(out, dataset, "indicators", dataset->indicator_count, true, write_indicator);
    pace_buffer_text(out, "\n}\n");
    if (!out->status)
        return PACE_OK;
    if (out->text)
        out->text[out->length = start] = '\0';
    return pace__fail_memory(err);
}
