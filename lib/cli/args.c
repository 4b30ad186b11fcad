#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include "cli/cli.h"

void cli_say(const char *format, ...)
{
    pace_buffer line = PACE_BUFFER_INIT;
    char text[1024];
    va_list args;
    va_start(args, format);
    int length = vsnprintf(text, sizeof text, format, args);
    va_end(args);
    if (length >= (int)sizeof text) /* cut: at a character, not within it */
        text[pace_text_valid(text, sizeof text - 1)] = '\0';
    pace_buffer_text(&line, "pace: ");
    for (const char *c = text; *c; c++) /* one line, whatever the user typed */
        pace_buffer_char(&line, (unsigned char)*c < 0x20 || *c == 0x7f ? '?' : *c);
    if (pace_text_valid(line.text ? line.text : "", line.length) != line.length)
        for (size_t i = 0; i < line.length; i++)
            if ((unsigned char)line.text[i] >= 0x80)
                line.text[i] = '?';
    if (line.text)
        fprintf(stderr, "%s\n", line.text);
    pace_buffer_clear(&line);
}

void cli_say_lines(const char *about, const char *lines)
{
    while (lines && *lines) {
        size_t n = strcspn(lines, "\n");
        cli_say("%s%s%.*s", about, *about ? ": " : "", (int)n, lines);
        lines += n + (lines[n] == '\n');
    }
}

static bool holds(const char *line, size_t n, const char *words)
{
    for (size_t i = 0; i + strlen(words) <= n; i++)
        if (memcmp(line + i, words, strlen(words)) == 0)
            return true;
    return false;
}

/* What may have to be mended, what one should know of single targets, and how cells were read. */
enum { NOTE_RANKS = 4 };

static int rank_of(const char *line, size_t n)
{
    if (holds(line, n, " has no actual values") || holds(line, n, " has no target") || holds(line, n, "the base is "))
        return 0;
    if (holds(line, n, "taken as better"))
        return 1;
    return holds(line, n, "\"") ? 2 : 3;
}

/* Notes that say the same of different things are one, with a count. */
enum { NOTES_MOST = 5 };

typedef struct note {
    const char *line, *reason; /* `indicator "X": reason`; "" where it is of no thing */
    int n, length;
    int64_t more;
} note;

typedef struct note_list {
    note at[NOTES_MOST];
    int count;
    int64_t left;
} note_list;

static void add_note(note_list *list, const char *line, size_t n)
{
    note one = {line, "", (int)n, 0, 0};
    for (size_t i = 0; i + 3 < n; i++)
        if (memcmp(line + i, "\": ", 3) == 0)
            one.reason = line + i + 3;
    one.length = *one.reason ? (int)(line + n - one.reason) : 0;
    for (int i = 0; one.length && i < list->count; i++) {
        if (list->at[i].length == one.length && memcmp(list->at[i].reason, one.reason, (size_t)one.length) == 0) {
            list->at[i].more++;
            return;
        }
    }
    if (list->count < NOTES_MOST)
        list->at[list->count++] = one;
    else
        list->left++;
}

void cli_say_notes(const char *lines)
{
    note_list list = {.count = 0};
    for (int rank = 0; rank < NOTE_RANKS; rank++) {
        for (const char *at = lines; at && *at;) {
            size_t n = strcspn(at, "\n");
            if (rank_of(at, n) == rank)
                add_note(&list, at, n);
            at += n + (at[n] == '\n');
        }
    }
    if (list.left)
        list.left += 1 + list.at[--list.count].more;
    for (int i = 0; i < list.count; i++) {
        if (list.at[i].more)
            cli_say("%.*s (and %lld more alike)", list.at[i].n, list.at[i].line, (long long)list.at[i].more);
        else
            cli_say("%.*s", list.at[i].n, list.at[i].line);
    }
    if (list.left)
        cli_say("and %lld more on how the figures were read; pace explain lists them", (long long)list.left);
}

int cli_usage(const char *format, ...)
{
    char text[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    cli_say("%s", text);
    return CLI_USAGE;
}

int cli_fail(int code, const pace_error *err)
{
    if (err->where[0])
        cli_say("%s: %s", err->where, err->text);
    else
        cli_say("%s", err->text);
    return code;
}

int cli_fail_to_read(const pace_error *err, const cli_common *common)
{
    return cli_fail(err->code == PACE_ERR_UNSUPPORTED && common->encoding ? CLI_USAGE : CLI_INPUT, err);
}

int cli_code(const pace_error *err)
{
    if (err->code == PACE_ERR_NOTFOUND || err->code == PACE_ERR_AMBIGUOUS || err->code == PACE_ERR_ARG)
        return CLI_USAGE;
    return CLI_INPUT;
}

static bool among(const char *value, const char *choices)
{
    size_t length = strlen(value);
    for (const char *at = choices; *at;) {
        size_t n = strcspn(at, "|");
        if (n == length && memcmp(at, value, n) == 0)
            return true;
        at += n + (at[n] == '|');
    }
    return false;
}

/* Comma-separated values are split in place: argv belongs to the program. */
static int take_list(cli_list *list, const char *name, char *value)
{
    for (char *at = value; at;) {
        char *comma = strcmp(name, "text") == 0 ? NULL : strchr(at, ',');
        if (list->count == CLI_LIST_MAX)
            return cli_usage("--%s: more than %d values", name, CLI_LIST_MAX);
        if (comma)
            *comma++ = '\0';
        list->at[list->count++] = at;
        at = comma;
    }
    return CLI_DONE;
}

pace_status cli_number(double *out, const char *text, pace_error *err)
{
    const char *digits = text + (*text == '-' || *text == '+');
    char whole[64];
    int n = -1;
    if (digits[0] == '.' && digits[1] >= '0' && digits[1] <= '9')
        n = snprintf(whole, sizeof whole, "%.*s0%s", (int)(digits - text), text, digits);
    if (n > 0 && n < (int)sizeof whole)
        return pace_number_parse(out, whole, (size_t)n, err);
    return pace_number_parse(out, text, strlen(text), err);
}

static int take(const cli_option *option, char *value)
{
    pace_error err = PACE_ERROR_INIT;
    if (option->choices && option->kind != CLI_LIST && !among(value, option->choices))
        return cli_usage("--%s: '%s' is not one of %s", option->name, value, option->choices);
    switch (option->kind) {
    case CLI_FLAG:
        *(bool *)option->to = true;
        return CLI_DONE;
    case CLI_TEXT:
        *(const char **)option->to = value;
        return CLI_DONE;
    case CLI_LIST:
        return take_list(option->to, option->name, value);
    case CLI_PERIOD:
        if (pace_period_parse(option->to, value, strlen(value), NULL, &err))
            return cli_usage("--%s: %s", option->name, err.text);
        return CLI_DONE;
    case CLI_NUMBER:
        if (cli_number(option->to, value, &err))
            return cli_usage("--%s: %s", option->name, err.text);
        return CLI_DONE;
    }
    return CLI_DONE;
}

static const cli_option *find(const cli_option *options, int count, const char *name, size_t n)
{
    for (int i = 0; i < count; i++)
        if (strlen(options[i].name) == n && memcmp(options[i].name, name, n) == 0)
            return &options[i];
    return NULL;
}

static int unknown(const cli_option *own, int own_count, const cli_option *common, int common_count, const char *name)
{
    const char *closest = NULL;
    int best = 3;
    for (int i = 0; i < own_count + common_count; i++) {
        const char *candidate = i < own_count ? own[i].name : common[i - own_count].name;
        int distance = pace_text_distance(name, candidate, best);
        if (distance < best) {
            best = distance;
            closest = candidate;
        }
    }
    if (closest)
        return cli_usage("unknown option --%s; did you mean --%s?", name, closest);
    return cli_usage("unknown option --%s; see --help", name);
}

int cli_parse(int argc, char **argv, const cli_option *options, int option_count, cli_common *common,
              const char **operands, int room, int *operand_count)
{
    const cli_option shared[] = {
        {"output", CLI_TEXT, &common->output, NULL},
        {"format", CLI_TEXT, &common->format, NULL},
        {"color", CLI_TEXT, &common->color, "auto|always|never"},
        {"lang", CLI_TEXT, &common->lang, "zh|en"},
        {"from", CLI_TEXT, &common->from, "csv|long|json"},
        {"encoding", CLI_TEXT, &common->encoding, NULL},
        {"freq", CLI_TEXT, &common->freq, "A|S|Q|M|W|D"},
        {"na", CLI_TEXT, &common->na, NULL},
        {"actuals", CLI_TEXT, &common->actuals, NULL},
        {"bom", CLI_FLAG, &common->bom, NULL},
        {"help", CLI_FLAG, &common->help, NULL},
        {"text", CLI_LIST, &common->text, NULL},
        {"at", CLI_PERIOD, &common->at, NULL},
        {"published-by", CLI_PERIOD, &common->published_by, NULL},
    };
    int shared_count = (int)(sizeof shared / sizeof *shared), rest = 0;
    *operand_count = 0;
    for (int i = 1; i < argc; i++) {
        char *arg = argv[i];
        if (rest || arg[0] != '-' || !arg[1]) {
            if (*operand_count == room)
                return cli_usage("'%s' is one name too many; see --help", arg);
            operands[(*operand_count)++] = arg;
            continue;
        }
        if (strcmp(arg, "--") == 0) {
            rest = 1;
            continue;
        }
        if (strcmp(arg, "-h") == 0) {
            common->help = true;
            continue;
        }
        const char *name = strcmp(arg, "-o") == 0 ? "output" : arg + 2;
        if (strcmp(arg, "-o") != 0 && arg[1] != '-')
            return cli_usage("unknown option %s; see --help", arg);
        char *equals = strchr(arg, '=');
        size_t n = equals && name == arg + 2 ? (size_t)(equals - name) : strlen(name);
        const cli_option *option = find(options, option_count, name, n);
        if (!option)
            option = find(shared, shared_count, name, n);
        if (!option)
            return unknown(options, option_count, shared, shared_count, name);
        char *value = equals && name == arg + 2 ? equals + 1 : NULL;
        if (option->kind == CLI_FLAG && value)
            return cli_usage("--%s takes no value", option->name);
        if (option->kind != CLI_FLAG && !value) {
            if (i + 1 == argc)
                return cli_usage("--%s needs a value", option->name);
            value = argv[++i];
        }
        int code = take(option, value);
        if (code)
            return code;
    }
    return CLI_DONE;
}
