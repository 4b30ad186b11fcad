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
    dataset_put_first(out, "id", document->id);
    dataset_put_names(out, "name", document->name);
    dataset_put_count(out, "length", document->length);
    dataset_put_text(out, "note", document->note);
    pace_buffer_char(out, '}');
}

static void write_source(pace_buffer *out, const pace_dataset *d, int64_t index)
{
    const pace_source *source = &d->sources[index];
    dataset_put_first(out, "id", source->id);
    dataset_put_names(out, "name", source->name);
    dataset_put_text(out, "publisher", source->publisher);
    dataset_put_text(out, "detail", source->detail);
    dataset_put_date(out, "published", source->published);
    dataset_put_text(out, "document", source->document ? source->document->id : "");
    dataset_put_count(out, "from", source->from);
    dataset_put_count(out, "to", source->to);
    dataset_put_text(out, "note", source->note);
    pace_buffer_char(out, '}');
}

static void write_plan(pace_buffer *out, const pace_dataset *d, int64_t index)
{
    const pace_plan *plan = &d->plans[index];
    dataset_put_first(out, "id", plan->id);
    dataset_put_names(out, "name", plan->name);
    dataset_put_date(out, "span", plan->span);
    dataset_put_text(out, "source", plan->source ? plan->source->id : "");
    dataset_put_text(out, "note", plan->note);
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
    dataset_put_first(out, "id", of->id);
    dataset_put_names(out, "name", of->name);
    dataset_put_text(out, "domain", of->domain);
    dataset_put_text(out, "stock_flow", kinds[of->stock_flow]);
    dataset_put_text(out, "better", of->better == PACE_UP_IS_GOOD ? "up" : of->better == PACE_DOWN_IS_GOOD ? "down" : "");
    dataset_put_text(out, "part_of", of->part_of ? of->part_of->id : "");
    dataset_put_text(out, "parts", of->part_of ? part_word(of->part_kind) : "");
    dataset_put_text(out, "beside", of->beside ? of->beside->id : "");
    dataset_put_text(out, "note", of->note);
    write_items(out, d, of, "measures", of->measure_count, dataset_put_measure);
    write_items(out, d, of, "targets", of->target_count, dataset_put_target);
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
    dataset_put_names(out, "name", dataset->name);
    dataset_put_text(out, "note", dataset->note);
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
