package eu.arete.hub.comparison.pack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** A drawing made of plain attributes: no style, no script, readable by a screen reader through its title and description. */
final class Svg {
    private final StringBuilder text = new StringBuilder();

    Svg(int width, int height, String title, String description) {
        text.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
                .append(width)
                .append(' ')
                .append(height)
                .append("\" width=\"")
                .append(width)
                .append("\" height=\"")
                .append(height)
                .append("\" role=\"img\" font-family=\"sans-serif\" font-size=\"13\">\n<title>")
                .append(escaped(title))
                .append("</title>\n<desc>")
                .append(escaped(description))
                .append("</desc>\n");
        box(0, 0, width, height, "#ffffff", "");
    }

    Svg box(double x, double y, double width, double height, String fill, String tip) {
        text.append("<rect x=\"")
                .append(at(x))
                .append("\" y=\"")
                .append(at(y))
                .append("\" width=\"")
                .append(at(width));
        text.append("\" height=\"")
                .append(at(height))
                .append("\" fill=\"")
                .append(fill)
                .append('"');
        text.append(tip.isEmpty() ? "/>\n" : "><title>" + escaped(tip) + "</title></rect>\n");
        return this;
    }

    Svg line(double x1, double y1, double x2, double y2, String stroke) {
        text.append("<line x1=\"")
                .append(at(x1))
                .append("\" y1=\"")
                .append(at(y1))
                .append("\" x2=\"")
                .append(at(x2));
        text.append("\" y2=\"")
                .append(at(y2))
                .append("\" stroke=\"")
                .append(stroke)
                .append("\"/>\n");
        return this;
    }

    Svg words(double x, double y, String anchor, String fill, String words) {
        text.append("<text x=\"")
                .append(at(x))
                .append("\" y=\"")
                .append(at(y))
                .append("\" text-anchor=\"")
                .append(anchor);
        text.append("\" fill=\"")
                .append(fill)
                .append("\">")
                .append(escaped(words))
                .append("</text>\n");
        return this;
    }

    byte[] bytes() {
        return (text + "</svg>\n").getBytes(UTF_8);
    }

    private static String at(double value) {
        return CanonicalJson.number(BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN));
    }

    /** For text and attributes of XML and HTML. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
