/* Rulebooks: by which rule an official body judges progress towards a target, as data.
 *
 * A rulebook is a JSON file of the form `pace-rulebook` version 1 (data/schema/pace-rulebook.json). It names a family (the
 * kind of computation) and everything in which bodies differ: which year is the base, which window counts, which rate is
 * required, where the classes are cut and to which side an edge belongs, what is done about zeros, negative values, natural
 * limits and targets that are met already, how a score is mapped, how scores are put together, the names of the classes,
 * edition and source. To change a threshold, copy a file and give it another id. The computations are in assess.h. */
#ifndef PACE_RULEBOOK_H
#define PACE_RULEBOOK_H

#include <stdbool.h>
#include "pace/buffer.h"
#include "pace/dataset.h"
#include "pace/memory.h"
#include "pace/status.h"

PACE_BEGIN

typedef struct pace_rulebook pace_rulebook; /* immutable once read; may be used from any number of threads */

typedef enum pace_family {
    PACE_FAMILY_RATE_RATIO = 0, /* compound rate between two points over the compound rate that is required */
    PACE_FAMILY_LOG_RATE,       /* the same with the rate of a log-linear regression over all points */
    PACE_FAMILY_DISTANCE,       /* share of the way from base to target that is done, whatever the time */
    PACE_FAMILY_ANTICIPATED,    /* gap that a (weighted) linear trend leaves at the due year, as a share of the way */
    PACE_FAMILY_EXTRAPOLATED,   /* share of the way that the compound rate so far will have covered at the due year */
    PACE_FAMILY_NORMALISED,     /* scores between two bounds; their change a year over the change that is required */
    PACE_FAMILY_SPREAD,         /* distance to the target in standard deviations, with a test for trend */
    PACE_FAMILY_COMPLETION,     /* completion against elapsed time, each kind of target by its own arithmetic */
    PACE_FAMILY_TYPICAL_PATH,   /* time that others typically took between the two levels over the time taken */
    PACE_FAMILY_COMMON_RATE     /* one rate for all units under caps: pace_rulebook_allocate */
} pace_family;
PACE_API const char *pace_family_name(pace_family family); /* "rate_ratio" ...: the word in the file */

/* What a class says to the one question that all bodies share. */
typedef enum pace_says {
    PACE_SAYS_NOTHING = 0,
    PACE_SAYS_MET,      /* the target is reached */
    PACE_SAYS_ON_TRACK, /* it will be, or (without a target) the movement is clearly the right one */
    PACE_SAYS_SHORT,    /* the right direction, too slow */
    PACE_SAYS_STILL,    /* no movement worth the name */
    PACE_SAYS_AWAY      /* the wrong direction */
} pace_says;
PACE_API const char *pace_says_name(pace_says says); /* "nothing" "met" "on_track" "short" "still" "away" */
PACE_API const char *pace_says_word(pace_says says, const char *lang);

enum { PACE_RULE_CLASSES = 16 };

typedef struct pace_rule_class {
    const char *id;    /* "significant_progress" */
    pace_names name;   /* "en" and "zh" at least in the shipped ones */
    int64_t order;     /* higher is better */
    pace_says says;
} pace_rule_class;

typedef enum pace_evidence {
    PACE_EVIDENCE_READ = 0,   /* read in a published page, document or code */
    PACE_EVIDENCE_CONFIRMED,  /* besides, confirmed against published results */
    PACE_EVIDENCE_UNVERIFIED  /* from general knowledge, not read: said wherever the rulebook is used */
} pace_evidence;
PACE_API const char *pace_evidence_name(pace_evidence evidence); /* "read" "confirmed" "unverified" */

typedef struct pace_rule_source {
    const char *about;     /* which items of the rulebook it covers */
    const char *detail;    /* where they were found */
    pace_evidence evidence;
} pace_rule_source;

/* Reads a rulebook: a file, the bytes of one, or one of those that ship with the library. Faults name the file and the JSON
 * pointer, as in data sets; unknown keys are faults. Yours: free it.
 * PACE_ERR_NOTFOUND for an unknown id names the closest ones. `open` takes either: what ends in .json or holds a '/' is a
 * path. Shipped rulebooks are part of the library: no file is looked for. */
PACE_API PACE_CHECK pace_status pace_rulebook_load(pace_rulebook **out, const char *path, pace_error *err);
PACE_API PACE_CHECK pace_status pace_rulebook_read(pace_rulebook **out, const char *bytes, size_t n, const char *name,
                                                   const pace_load_opts *opts, pace_error *err);
PACE_API PACE_CHECK pace_status pace_rulebook_shipped(pace_rulebook **out, const char *id, pace_error *err);
PACE_API PACE_CHECK pace_status pace_rulebook_open(pace_rulebook **out, const char *id_or_path, pace_error *err);
PACE_API void pace_rulebook_free(pace_rulebook *rulebook); /* NULL is fine */

/* Ids of the shipped rulebooks in their order, and the file of one as text, to be copied and changed; NULL = no such id. */
PACE_API const char *const *pace_rulebook_shipped_ids(int64_t *count);
PACE_API const char *pace_rulebook_shipped_text(const char *id, size_t *length);

PACE_API const char *pace_rulebook_id(const pace_rulebook *rulebook);
PACE_API pace_names pace_rulebook_name(const pace_rulebook *rulebook);
PACE_API const char *pace_rulebook_edition(const pace_rulebook *rulebook); /* "" = not stated */
PACE_API const char *pace_rulebook_note(const pace_rulebook *rulebook);    /* "" = none */
PACE_API pace_family pace_rulebook_family(const pace_rulebook *rulebook);
PACE_API const pace_rule_class *pace_rulebook_classes(const pace_rulebook *rulebook, int64_t *count);
PACE_API const pace_rule_source *pace_rulebook_sources(const pace_rulebook *rulebook, int64_t *count);
PACE_API bool pace_rulebook_is_unverified(const pace_rulebook *rulebook); /* one of its sources is */

PACE_END

#endif
