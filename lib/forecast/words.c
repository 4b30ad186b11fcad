/* Names of models and reasons. */
#include <string.h>
#include "core/core.h"
#include "pace/chance.h"

typedef struct words {
    const char *id, *en, *zh;
} words;

static const words models[] = {
#define ROW(name, number, id, en, zh) {id, en, zh},
    PACE_MODEL_LIST(ROW)
#undef ROW
};

static const words reasons[] = {
#define ROW(name, number, en, zh) {"", en, zh},
    PACE_CHANCE_WHY_LIST(ROW)
#undef ROW
};

static const char *in_language(const words *row, const char *lang)
{
    return lang && strncmp(lang, "zh", 2) == 0 ? row->zh : row->en;
}

const char *pace_model_name(pace_model model)
{
    return (unsigned)model < PACE_MODELS ? models[model].id : "";
}

const char *pace_model_words(pace_model model, const char *lang)
{
    return (unsigned)model < PACE_MODELS ? in_language(&models[model], lang) : "";
}

const char *pace_chance_why_text(pace_chance_why why, const char *lang)
{
    return (unsigned)why < sizeof reasons / sizeof *reasons ? in_language(&reasons[why], lang) : "";
}

pace_status pace_model_parse(pace_model *out, const char *text, size_t n, pace_error *err)
{
    if (!out || (!text && n))
        return pace__fail(err, PACE_ERR_ARG, "", "pace_model_parse needs a text and room for the model");
    for (unsigned i = 0; i < PACE_MODELS; i++) {
        if (strlen(models[i].id) == n && memcmp(models[i].id, text, n) == 0) {
            *out = (pace_model)i;
            return PACE_OK;
        }
    }
    return pace__fail(
        err, PACE_ERR_PARSE, "",
        "%Q is no model; there are normal, lognormal, trend, log_trend, drift, drift_t, log_drift and log_drift_t",
        n < 1000 ? (int)n : 1000, text);
}
