#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "cli/cli.h"

bool cli_to_terminal(const cli_common *common)
{
    return (!common->output || strcmp(common->output, "-") == 0) && isatty(STDOUT_FILENO);
}

bool cli_colour(const cli_common *common)
{
    const char *wish = common->color ? common->color : "auto";
    if (strcmp(wish, "auto") != 0)
        return strcmp(wish, "always") == 0;
    const char *refused = getenv("NO_COLOR");
    return cli_to_terminal(common) && !(refused && *refused);
}

const char *cli_format(const cli_common *common, const char *choices, const char *otherwise)
{
    if (!common->format)
        return cli_to_terminal(common) ? "table" : otherwise;
    size_t n = strlen(common->format);
    for (const char *at = choices; *at; at += strcspn(at, "|"), at += *at == '|')
        if (strcspn(at, "|") == n && memcmp(at, common->format, n) == 0)
            return common->format;
    cli_usage("--format: '%s' is not one of %s", common->format, choices);
    return NULL;
}

static int to_standard_output(const pace_buffer *result)
{
    size_t done = 0;
    while (done < result->length) {
        ssize_t n = write(STDOUT_FILENO, result->text + done, result->length - done);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0) {
            cli_say("standard output: %s; nothing more was written", strerror(errno));
            return CLI_OUTPUT;
        }
        done += (size_t)n;
    }
    if (close(STDOUT_FILENO) < 0) { /* some systems tell of a full disk only now */
        cli_say("standard output: %s", strerror(errno));
        return CLI_OUTPUT;
    }
    return CLI_DONE;
}

int cli_deliver(const cli_common *common, pace_buffer *result)
{
    pace_error err = PACE_ERROR_INIT;
    pace_buffer marked = PACE_BUFFER_INIT;
    const pace_buffer *bytes = result;
    int code = CLI_DONE;
    if (common->bom) {
        pace_buffer_bytes(&marked, "\xEF\xBB\xBF", 3);
        pace_buffer_bytes(&marked, result->text ? result->text : "", result->length);
        bytes = &marked;
    }
    if (result->status || marked.status) {
        cli_say("out of memory");
        code = CLI_OUTPUT;
    } else if (common->output && strcmp(common->output, "-") != 0) {
        if (pace_buffer_write(bytes, common->output, &err))
            code = cli_fail(CLI_OUTPUT, &err);
    } else {
        code = to_standard_output(bytes);
    }
    pace_buffer_clear(&marked);
    return code;
}
