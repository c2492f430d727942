package eu.arete.hub.documents.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes headings, items and paragraphs of lines: what is larger than most is a heading. */
final class PageLines {

    /**
     * A line as it stands on a page.
     *
     * @param size of its letters, in points
     * @param begins whether a paragraph begins with it
     */
    record Line(String text, float size, boolean begins) {}

    private static final int LONGEST_HEADING = 160;
    private static final Pattern ITEM = Pattern.compile("[•▪◦‣*–—-]\\s+(.+)");

    private final float body;
    private final List<String> blocks = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();
    private float size;

    private PageLines(float body) {
        this.body = body;
    }

    static List<String> pages(List<List<Line>> pages) {
        float body = body(pages);
        return pages.stream().map(lines -> new PageLines(body).page(lines)).toList();
    }

    /** The size in which most characters are written. */
    private static float body(List<List<Line>> pages) {
        Map<Float, Integer> written = new TreeMap<>();
        pages.forEach(lines -> lines.forEach(line ->
                written.merge(Math.round(line.size() * 2) / 2f, line.text().length(), Integer::sum)));
        return written.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(0f);
    }

    private String page(List<Line> lines) {
        for (Line line : lines) {
            boolean other = Math.abs(line.size() - size) > 0.6f;
            Matcher item = ITEM.matcher(line.text());
            if (line.begins() || other || item.matches()) {
                end();
                size = line.size();
                open.append(item.matches() ? "- " + item.group(1) : line.text());
            } else {
                join(line.text());
            }
        }
        end();
        return Cleaning.page(blocks);
    }

    private void join(String text) {
        int last = open.length() - 1;
        boolean cut = last > 0
                && open.charAt(last) == '-'
                && Character.isLetter(open.charAt(last - 1))
                && Character.isLowerCase(text.charAt(0));
        if (cut) {
            open.setLength(last);
            open.append(text);
        } else {
            open.append(open.isEmpty() ? "" : " ").append(text);
        }
    }

    private void end() {
        if (open.isEmpty()) {
            return;
        }
        String text = open.toString();
        boolean heading = size > body * 1.15f && text.length() <= LONGEST_HEADING && !text.startsWith("- ");
        blocks.add(heading ? (size > body * 1.5f ? "# " : "## ") + text : text);
        open.setLength(0);
    }
}
