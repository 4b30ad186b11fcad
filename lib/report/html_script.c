#include "report/writers.h"

/* Headings of tables become buttons that sort by their column: up, down, and the order of the report again. Empty cells stay
 * last. Without a script the page is whole. No button element: a browser does not repeat a head that holds one on each
 * page of print. */
static const char SCRIPT[] =
    "(function(){\"use strict\";\n"
    "var lang=document.documentElement.lang;\n"
    "function key(row,i){var c=row.cells[i],v=c.getAttribute(\"data-v\");\n"
    "if(v!==null)return Number(v);\n"
    "var t=c.textContent.trim();return t===\"\\u2013\"?\"\":t}\n"
    "function order(a,b){if(a===\"\"||b===\"\")return 0;\n"
    "if(typeof a===\"number\"&&typeof b===\"number\")return a-b;\n"
    "if(typeof a!==typeof b)return typeof a===\"number\"?-1:1;\n"
    "return a.localeCompare(b,lang)}\n"
    "function sorted(rows,i,sign){return rows.map(function(r,n){return{r:r,n:n,k:key(r,i)}}).sort(function(a,b){\n"
    "var e=(a.k===\"\")-(b.k===\"\");return e||sign*order(a.k,b.k)||a.n-b.n}).map(function(x){return x.r})}\n"
    "Array.prototype.forEach.call(document.querySelectorAll(\"table[data-sort]\"),function(table){\n"
    "var body=table.tBodies[0],rows=Array.prototype.slice.call(body.rows),heads=table.tHead.rows[0].cells;\n"
    "Array.prototype.forEach.call(heads,function(th,i){var b=document.createElement(\"span\");\n"
    "b.setAttribute(\"role\",\"button\");b.tabIndex=0;b.title=table.getAttribute(\"data-sort\");b.textContent=th.textContent;th.textContent=\"\";th.appendChild(b);\n"
    "b.addEventListener(\"keydown\",function(e){if(e.key===\"Enter\"||e.key===\" \"){e.preventDefault();b.click()}});\n"
    "b.addEventListener(\"click\",function(){var was=th.getAttribute(\"aria-sort\");\n"
    "var now=was===\"ascending\"?\"descending\":was===\"descending\"?\"\":\"ascending\";\n"
    "Array.prototype.forEach.call(heads,function(h){h.removeAttribute(\"aria-sort\")});\n"
    "if(now)th.setAttribute(\"aria-sort\",now);\n"
    "(now?sorted(rows,i,now===\"ascending\"?1:-1):rows).forEach(function(r){body.appendChild(r)})})})})})();\n";

void report_put_script(pace_buffer *out)
{
    pace_buffer_text(out, SCRIPT);
}
