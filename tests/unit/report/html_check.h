/* A small judge of HTML: tags balanced, attributes quoted, ids unique, every th with a scope, every svg with a title,
 * bare ampersands, links inside the page that lead somewhere, styles and scripts that fetch nothing, and figures that
 * something links to. */
#ifndef PACE_HTML_CHECK_H
#define PACE_HTML_CHECK_H

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum { HTML_DEPTH = 64, HTML_IDS = 8192, HTML_NAME = 64 };

typedef struct html_judge {
    char open[HTML_DEPTH][HTML_NAME];
    int depth;
    char ids[HTML_IDS][HTML_NAME], links[HTML_IDS][HTML_NAME];
    int id_count, link_count;
    int faults, svgs, svg_titles, headings[7];
} html_judge;

static inline void html_fault(html_judge *j, const char *what, const char *at)
{
    j->faults++;
    fprintf(stderr, "html: %s: %.60s\n", what, at);
}

static inline bool html_void(const char *name)
{
    static const char *const names[] = {"meta", "br", "hr", "img", "link", "input", "col"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(name, names[i]) == 0)
            return true;
    return false;
}

static inline void html_attribute(html_judge *j, const char *name, const char *value, const char *at)
{
    if (strcmp(name, "id") == 0) {
        for (int i = 0; i < j->id_count; i++)
            if (strcmp(j->ids[i], value) == 0)
                html_fault(j, "id twice", value);
        if (!*value || strchr(value, ' ') || j->id_count == HTML_IDS)
            html_fault(j, "unusable id", at);
        else
            strcpy(j->ids[j->id_count++], value);
    }
    if (strcmp(name, "href") == 0 && value[0] == '#' && j->link_count < HTML_IDS)
        strcpy(j->links[j->link_count++], value + 1);
    if ((strcmp(name, "href") == 0 || strcmp(name, "src") == 0) && value[0] != '#')
        html_fault(j, "something from elsewhere", at);
    if (strncmp(name, "on", 2) == 0 || strcmp(name, "style") == 0)
        html_fault(j, "script or style in an attribute", at);
}

/* Attributes up to '>'; returns the place after it. */
static inline const char *html_attributes(html_judge *j, const char *s, bool *scope, bool *closed)
{
    *scope = *closed = false;
    for (;;) {
        char name[HTML_NAME], value[HTML_NAME];
        size_t n = 0;
        const char *end;
        while (isspace((unsigned char)*s))
            s++;
        if (*s == '/')
            *closed = true, s++;
        if (*s == '>' || !*s)
            return *s ? s + 1 : s;
        while (*s && (isalnum((unsigned char)*s) || strchr("-:_", *s)) && n < sizeof name - 1)
            name[n++] = *s++;
        name[n] = 0;
        if (!n || *s != '=' || s[1] != '"' || !(end = strchr(s + 2, '"'))) {
            html_fault(j, "attribute without a quoted value", s);
            return s + strcspn(s, ">") + 1;
        }
        n = (size_t)(end - s - 2);
        if (memchr(s + 2, '<', n))
            html_fault(j, "< in an attribute", s);
        n = n < sizeof value - 1 ? n : sizeof value - 1;
        memcpy(value, s + 2, n);
        value[n] = 0;
        *scope = *scope || strcmp(name, "scope") == 0;
        html_attribute(j, name, value, s);
        s = end + 1;
    }
}

static inline void html_opened(html_judge *j, const char *name, bool scope, bool closed, const char *at)
{
    bool in_svg = false;
    for (int i = 0; i < j->depth; i++)
        in_svg = in_svg || strcmp(j->open[i], "svg") == 0;
    if (strcmp(name, "th") == 0 && !scope)
        html_fault(j, "th without scope", at);
    if (strcmp(name, "iframe") == 0 || strcmp(name, "object") == 0)
        html_fault(j, "not wanted", at);
    j->svgs += strcmp(name, "svg") == 0;
    j->svg_titles += in_svg && strcmp(name, "title") == 0 && j->depth && strcmp(j->open[j->depth - 1], "svg") == 0;
    if (name[0] == 'h' && name[1] >= '1' && name[1] <= '6' && !name[2]) {
        j->headings[name[1] - '0']++;
        if (name[1] > '1' && !j->headings[name[1] - '1'])
            html_fault(j, "heading out of order", at);
    }
    if (closed || html_void(name))
        return;
    if (j->depth == HTML_DEPTH)
        html_fault(j, "too deep", at);
    else
        strcpy(j->open[j->depth++], name);
}

static inline const char *html_tag(html_judge *j, const char *s)
{
    char name[HTML_NAME];
    size_t n = 0;
    bool end = s[1] == '/', scope, closed;
    const char *at = s;
    s += end ? 2 : 1;
    while (*s && (isalnum((unsigned char)*s) || *s == '-') && n < sizeof name - 1)
        name[n++] = *s++;
    name[n] = 0;
    if (!n) {
        html_fault(j, "bare <", at);
        return at + 1;
    }
    if (end) {
        if (!j->depth || strcmp(j->open[j->depth - 1], name) != 0)
            html_fault(j, "closes what is not open", at);
        else
            j->depth--;
        return s + strcspn(s, ">") + 1;
    }
    s = html_attributes(j, s, &scope, &closed);
    html_opened(j, name, scope, closed, at);
    if (strcmp(name, "style") == 0 || strcmp(name, "script") == 0) {
        const char *stop = strstr(s, name[1] == 't' ? "</style>" : "</script>");
        for (const char *c = s; stop && c < stop; c++)
            if (strncmp(c, "http", 4) == 0 || strncmp(c, "url(", 4) == 0 || strncmp(c, "@import", 7) == 0 ||
                strncmp(c, "import(", 7) == 0)
                html_fault(j, "something from elsewhere", c);
        return stop ? stop : s;
    }
    return s;
}

static inline int html_judge_page(html_judge *j, const char *page)
{
    const char *s = page;
    memset(j, 0, sizeof *j);
    if (strncmp(page, "<!DOCTYPE html>", 15) != 0)
        html_fault(j, "no doctype", page);
    s += 15;
    while (*s) {
        if (*s == '<')
            s = html_tag(j, s);
        else if (*s == '&' &&
                 s[1 + strspn(s + 1, "#abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")] != ';')
            html_fault(j, "bare &", s), s++;
        else
            s++;
    }
    for (int k = 0; k < j->id_count; k++) {
        bool linked = strncmp(j->ids[k], "fig-", 4) != 0;
        for (int i = 0; i < j->link_count && !linked; i++)
            linked = strcmp(j->ids[k], j->links[i]) == 0;
        if (!linked)
            html_fault(j, "figure that nothing refers to", j->ids[k]);
    }
    if (j->depth)
        html_fault(j, "left open", j->open[j->depth - 1]);
    if (j->headings[1] != 1)
        html_fault(j, "not one h1", "");
    if (j->svgs != j->svg_titles)
        html_fault(j, "svg without title", "");
    for (int i = 0; i < j->link_count; i++) {
        bool found = false;
        for (int k = 0; k < j->id_count && !found; k++)
            found = strcmp(j->ids[k], j->links[i]) == 0;
        if (!found)
            html_fault(j, "link to nowhere", j->links[i]);
    }
    return j->faults;
}

#endif
