package eu.arete.hub.documents.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads plain text or Markdown. A form feed begins a page, and so does every few thousand characters. */
public final class Markdown {

    /** About what an A4 page holds twice over. */
    private static final int FULL_PAGE = 6_000;

    private static final Pattern COMMENT = Pattern.compile("<!--.*?(?:-->|\\z)", Pattern.DOTALL);
    private static final Pattern HEADING = Pattern.compile("(#{1,6})\\s+(.+?)\\s*#*");
    private static final Pattern ITEM = Pattern.compile("(?:[-*+•]|\\d{1,3}[.)])\\s+(.+)");
    private static final Pattern IMAGE = Pattern.compile("!\\[([^\\]]*+)\\]\\([^)]*+\\)");
    private static final Pattern LINK = Pattern.compile("\\[([^\\]\\[]*+)\\]\\(([^)]*+)\\)");
    private static final Pattern STRONG = Pattern.compile("(\\*\\*|__|``?)(?=\\S)([^*_`]+)(?<=\\S)\\1");
    private static final Pattern RULE = Pattern.compile("([-*_=])(\\s*\\1){2,}\\s*|\\|?[\\s:|-]*-{3,}[\\s:|-]*");

    private final List<String> pages = new ArrayList<>();
    private final List<String> blocks = new ArrayList<>();
    private final StringBuilder paragraph = new StringBuilder();
    private int length;
    private int images;
    private int hidden;

    private Markdown() {}

    public static Reading read(String text) {
        return new Markdown().all(Cleaning.clean(text));
    }

    private Reading all(String text) {
        Matcher comments = COMMENT.matcher(text);
        hidden = (int) comments.results().count();
        for (String sheet : comments.replaceAll("").split("\f", -1)) {
            sheet.lines().forEach(this::line);
            endParagraph();
            endPage();
        }
        return new Reading(pages, new Leavings(images, 0, 0, 0, 0, hidden, 0));
    }

    private void line(String raw) {
        String line = Cleaning.line(raw);
        if (line.isEmpty() || RULE.matcher(line).matches()) {
            endParagraph();
            return;
        }
        Matcher heading = HEADING.matcher(line);
        Matcher item = ITEM.matcher(line);
        if (heading.matches()) {
            endParagraph();
            add((heading.group(1).length() == 1 ? "# " : "## ") + inline(heading.group(2)));
        } else if (item.matches()) {
            endParagraph();
            paragraph
                    .append("- ")
                    .append(
                            line.startsWith("-") || line.startsWith("*") || line.startsWith("+") || line.startsWith("•")
                                    ? item.group(1)
                                    : line);
        } else {
            paragraph.append(paragraph.isEmpty() ? "" : " ").append(line.startsWith("> ") ? line.substring(2) : line);
        }
    }

    private void endParagraph() {
        if (!paragraph.isEmpty()) {
            add(inline(paragraph.toString()));
            paragraph.setLength(0);
        }
    }

    private void add(String block) {
        if (length > 0 && length + block.length() > FULL_PAGE) {
            endPage();
        }
        blocks.add(block);
        length += block.length();
    }

    private void endPage() {
        if (!blocks.isEmpty()) {
            pages.add(Cleaning.page(blocks));
            blocks.clear();
            length = 0;
        }
    }

    private String inline(String text) {
        Matcher image = IMAGE.matcher(text);
        images += (int) image.results().count();
        String plain = image.replaceAll("$1");
        plain = LINK.matcher(plain).replaceAll("$1 ($2)");
        return Cleaning.line(STRONG.matcher(plain).replaceAll("$2"));
    }
}
