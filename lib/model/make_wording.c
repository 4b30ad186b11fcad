/* Further wordings of what is there. */
#include <string.h>
#include "model/make.h"

static const char call[] = "pace_builder_wording";

typedef struct found {
    make_words *words;
    int count;
} found;

static void look(found *out, make_words *words)
{
    out->words = words;
    out->count++;
}

/* "plan:14th" looks among the plans only. */
static bool among(const char **id, const char *what, const char *kind)
{
    const char *colon = strchr(what, ':');
    size_t n = colon ? (size_t)(colon - what) : 0;
    *id = colon ? colon + 1 : what;
    return !colon || (strlen(kind) == n && memcmp(what, kind, n) == 0);
}

static found find(pace_builder *b, const char *what)
{
    found out = {NULL, 0};
    const char *id;
    int64_t at;
    if (among(&id, what, "source") && (at = ids_find(&b->source_ids, id, strlen(id))) >= 0)
        look(&out, &b->sources[at].name);
    if (among(&id, what, "plan") && (at = ids_find(&b->plan_ids, id, strlen(id))) >= 0)
        look(&out, &b->plans[at].name);
    if (among(&id, what, "indicator") && (at = ids_find(&b->indicator_ids, id, strlen(id))) >= 0)
        look(&out, &b->indicators[at].name);
    return out;
}

static make_words *words_of(pace_builder *b, const char *what)
{
    char hint[IDS_HINT_SIZE];
    found of = *what ? find(b, what) : (found){&b->name, 1};
    if (of.count == 1)
        return of.words;
    if (of.count)
        (void)pace__fail(make_error(b), PACE_ERR_AMBIGUOUS, what,
                         "%s: %q names more than one thing; say \"source:%s\", \"plan:%s\" or \"indicator:%s\"", call, what,
                         what, what, what);
    else
        (void)pace__fail(make_error(b), PACE_ERR_NOTFOUND, what, "%s: there is no source, plan or indicator %q%s", call, what,
                         ids_hint(hint, &b->indicator_ids, what, strlen(what), NULL));
    return NULL;
}

void pace_builder_wording(pace_builder *b, const char *what, const char *lang, const char *name)
{
    make_words *words;
    const char *kept, *text;
    if (!make_error(b))
        return;
    what = what ? what : "";
    if (!lang || !*lang || !name || !*name) {
        (void)pace__fail(make_error(b), PACE_ERR_ARG, what, "%s: a wording needs a language and a name", call);
        return;
    }
    words = words_of(b, what);
    for (int64_t i = 0; words && i < words->count; i++) {
        if (strcmp(words->at[i].lang, lang) != 0)
            continue;
        if (strcmp(words->at[i].text, name) != 0)
            (void)pace__fail(make_error(b), PACE_ERR_ARG, what,
                             "%s: %q has a name in %q already, which is %q; one in each language", call, what, lang,
                             words->at[i].text);
        return;
    }
    if (words && (kept = make_text(b, call, "language", lang)) && (text = make_text(b, call, "name", name)))
        (void)make_add_words(b, words, kept, text);
}
