# The four charts in ggplot2. Arguments: chart, format, count.
library(ggplot2)
given <- commandArgs(trailingOnly = TRUE)
chart <- as.integer(given[1]); kind <- given[2]; count <- as.integer(given[3])
table <- read.delim(sprintf("c%d.dat", chart), header = FALSE)
look <- theme_minimal(base_size = 14) + theme(panel.grid.minor = element_blank(), plot.title.position = "plot")
draw <- switch(chart,
  function() ggplot(table, aes(V1)) + geom_line(aes(y = V3), linetype = 2, colour = "#D55E00") +
    geom_line(aes(y = V2), linewidth = 1.2, colour = "#0072B2") +
    annotate("text", 2020.1, c(193.5, 200), label = c("Actual 193.5", "Target 200"), hjust = 0) +
    labs(title = "Output ended 3% short of the 2020 doubling target", subtitle = "Real GDP, index 2010 = 100", x = NULL, y = NULL,
         caption = "Source: illustrative data. 2020 provisional.") + coord_cartesian(clip = "off") + look,
  function() {
    long <- data.frame(sector = rep(table$V1, 3), year = rep(c("2010", "2015", "2020"), each = 3), value = c(table$V2, table$V3, table$V4))
    ggplot(long, aes(sector, value, fill = year)) + geom_col(position = position_dodge(0.8), width = 0.75) +
      geom_text(aes(label = sprintf("%.1f", value)), position = position_dodge(0.8), vjust = -0.5) +
      scale_fill_manual(values = c("#BDD9ED", "#5A9FD4", "#0072B2")) +
      labs(title = "Services output tripled in ten years", subtitle = "Value added by sector, trillion yuan at current prices", x = NULL,
           y = NULL, caption = "Source: illustrative data.") + look
  },
  function() {
    long <- data.frame(year = rep(table$V1, 12), value = unlist(table[-1]), panel = rep(sprintf("Indicator %02d", 1:12), each = nrow(table)))
    ggplot(long, aes(year, value)) + geom_line(colour = "#0072B2", linewidth = 1) + facet_wrap(~panel, scales = "free_y", ncol = 4) +
      labs(title = "Twelve indicators and the ways to their 2020 targets", x = NULL, y = NULL, caption = "Source: illustrative data.") + look
  },
  function() {
    long <- data.frame(year = rep(table$V1, 3), value = unlist(table[2:4]), part = rep(c("消费", "投资", "净出口"), each = nrow(table)))
    ggplot(long, aes(year, value)) + geom_col(aes(fill = part), width = 0.7) + geom_line(aes(V1, V5), table) + geom_point(aes(V1, V5), table) +
      geom_text(aes(V1, V5, label = sprintf("%.1f", V5)), table, vjust = -0.8) +
      scale_fill_manual(values = c("#0072B2", "#56B4E9", "#E69F00")) +
      labs(title = "2014—2019年消费贡献持续高于投资", x = NULL, y = NULL, caption = "资料来源：示例数据。2020年为初步核算数。") + look
  })
for (i in seq_len(count)) {
  name <- sprintf("ggplot2-%d.%s", chart, kind)
  if (kind == "png") {
    if (requireNamespace("ragg", quietly = TRUE)) ragg::agg_png(name, 1200, 800) else png(name, 1200, 800)
  } else if (requireNamespace("svglite", quietly = TRUE)) svglite::svglite(name, 12, 8) else svg(name, 12, 8)
  print(draw())
  invisible(dev.off())
}
