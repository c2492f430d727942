package eu.arete.hub.comparison.pack;

import static java.nio.charset.StandardCharsets.UTF_8;

import eu.arete.hub.comparison.Results;
import eu.arete.hub.comparison.Results.Outcome;
import eu.arete.hub.comparison.Results.Range;
import eu.arete.hub.comparison.Results.Reading;
import eu.arete.hub.comparison.dossier.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The comparison as one page that opens without a server, a script or the network. */
final class Page {
    private static final String STYLE = "body{font:1rem/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
            + "table{border-collapse:collapse;margin:1rem 0}th,td{border:1px solid #8a8a8a;padding:.3rem .6rem;text-align:left}"
            + "div{overflow-x:auto}img{max-width:100%;height:auto}figure{margin:1rem 0}figcaption{color:#444}";

    private final Results results;
    private final Words words;
    private final Map<String, String> names = new TreeMap<>();
    private final StringBuilder html = new StringBuilder();

    Page(Results results, Words words) {
        this.results = results;
        this.words = words;
        results.offers().forEach(offer -> names.put(offer.service(), offer.name()));
    }

    byte[] bytes() {
        String title =
                words == Words.FR ? results.titles().fr() : results.titles().en();
        html.append("<!DOCTYPE html>\n<html lang=\"")
                .append(words.language())
                .append("\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
        html.append(Svg.escaped(title))
                .append("</title>\n<style>")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<main>\n");
        heading(1, title);
        html.append("<p><a href=\"")
                .append(words.other())
                .append("\">")
                .append(words.of("other"))
                .append("</a></p>\n");
        if (results.fictitious()) {
            html.append("<p><strong>").append(words.of("fictitious")).append("</strong></p>\n");
        }
        paragraph(words.of("lead"));
        for (Reading reading : results.readings()) {
            reading(reading);
        }
        costs();
        control();
        blind();
        hidden();
        replies();
        heading(2, words.of("verify"));
        paragraph(words.of("verify.text"));
        html.append("<pre>./arete hosting verify DIR</pre>\n</main>\n</body>\n</html>\n");
        return html.toString().getBytes(UTF_8);
    }

    private void reading(Reading reading) {
        heading(2, words.of("claims." + reading.claims().code()));
        paragraph(winner(reading.outcome()));
        List<List<String>> rows = new ArrayList<>();
        reading.placed()
                .forEach(placed -> rows.add(List.of(
                        name(placed.service()),
                        words.of("admission." + Row.written(placed.admission())),
                        shown(placed.score()),
                        placed.ranks()
                                .map(ranks -> ranks.best() == ranks.worst()
                                        ? "" + ranks.best()
                                        : ranks.best() + "–" + ranks.worst())
                                .orElse("–"))));
        table(List.of("offer", "floors", "score", "rank"), rows);
        drawing("scores-claims-" + reading.claims().code(), words.of("drawing.scores"));
        heading(3, words.of("depends"));
        List<List<String>> ways = new ArrayList<>();
        reading.formulas().forEach(one -> ways.add(way(words.of("way.formula") + " " + one.label(), one)));
        reading.weightSets().forEach(one -> ways.add(way(words.of("way.weights") + " " + one.code(), one)));
        reading.costs().forEach(one -> ways.add(way(words.of("way.cost." + one.code()), one)));
        reading.earlier().forEach(one -> ways.add(way(words.of("way.earlier") + " " + one.version(), one.outcome())));
        table(List.of("way", "first", "possible"), ways);
        drawing("acceptability-any-weights-claims-" + reading.claims().code(), words.of("drawing.any"));
        drawing("acceptability-published-weights-claims-" + reading.claims().code(), words.of("drawing.published"));
        turning(reading.turning());
    }

    private void turning(Results.Turning turning) {
        if (turning.leader().isEmpty()) {
            return;
        }
        heading(3, words.of("turning"));
        List<List<String>> rows = new ArrayList<>();
        turning.weights().stream()
                .limit(5)
                .forEach(one -> rows.add(List.of(
                        words.of("turning.weight") + " " + one.set() + ", " + one.group(),
                        Drawings.percent(one.from()) + " → " + Drawings.percent(one.to()),
                        name(one.leader()))));
        turning.answers().stream()
                .limit(5)
                .forEach(one -> rows.add(List.of(
                        words.of("turning.answer") + " " + name(one.service()) + ", " + one.criterion(),
                        (one.from().isEmpty() ? "?" : one.from()) + " → " + one.to(),
                        name(one.leader()))));
        turning.prices()
                .forEach(one -> rows.add(List.of(
                        words.of("turning.price") + " " + name(one.service()),
                        "× " + CanonicalJson.number(one.factor()),
                        name(one.leader()))));
        table(List.of("change", "fromto", "first"), rows);
    }

    private String winner(Outcome outcome) {
        if (outcome.possible().isEmpty()) {
            return words.of("nobody");
        }
        return (outcome.isCertain() ? words.of("certain") : words.of("uncertain")) + " " + named(outcome.possible());
    }

    private List<String> way(String way, Outcome outcome) {
        return List.of(way, named(outcome.leaders()), named(outcome.possible()));
    }

    private void costs() {
        heading(2, words.of("costs"));
        List<List<String>> rows = new ArrayList<>();
        results.costs()
                .forEach(cost -> rows.add(List.of(
                        name(cost.service()),
                        money(cost.setup()),
                        money(cost.run()),
                        money(cost.egress()),
                        money(cost.parallel()),
                        money(cost.migration()),
                        money(cost.whole()))));
        table(List.of("offer", "setup", "run", "egress", "parallel", "migration", "whole"), rows);
        drawing("costs", words.of("drawing.costs"));
    }

    private String money(Results.Amounts amounts) {
        String low = CanonicalJson.number(amounts.low());
        return amounts.low().compareTo(amounts.high()) == 0 ? low : low + "–" + CanonicalJson.number(amounts.high());
    }

    private void control() {
        heading(2, words.of("control"));
        List<List<String>> rows = new ArrayList<>();
        results.control()
                .forEach(one -> rows.add(List.of(
                        name(one.service()), words.of("control." + one.outcome()), String.join("; ", one.reasons()))));
        table(List.of("offer", "outcome", "why"), rows);
    }

    private void blind() {
        if (!results.blind().isEmpty()) {
            heading(2, words.of("blind"));
            paragraph(words.of("blind.text"));
            List<List<String>> rows = new ArrayList<>();
            results.blind()
                    .forEach(one -> rows.add(List.of(
                            one.criterion(),
                            words == Words.FR ? one.text().fr() : one.text().en())));
            table(List.of("criterion", "question"), rows);
        }
    }

    private void hidden() {
        if (!results.hidden().isEmpty()) {
            heading(2, words.of("hidden"));
            paragraph(words.of("hidden.text"));
            List<List<String>> rows = new ArrayList<>();
            results.hidden()
                    .forEach(one -> rows.add(List.of(
                            one.title(), words.of("disclosure." + one.disclosure()), one.ground(), one.sha256())));
            table(List.of("evidence", "disclosure", "ground", "hash"), rows);
        }
    }

    private void replies() {
        if (!results.replies().isEmpty()) {
            heading(2, words.of("replies"));
            List<List<String>> rows = new ArrayList<>();
            results.replies()
                    .forEach(one ->
                            rows.add(List.of(name(one.service()), one.date().toString(), one.author(), one.text())));
            table(List.of("offer", "date", "author", "text"), rows);
        }
    }

    private String shown(Optional<Range> range) {
        return range.map(one -> one.high() - one.low() < 0.05
                        ? Drawings.tenth(one.low())
                        : Drawings.tenth(one.low()) + "–" + Drawings.tenth(one.high()))
                .orElse("–");
    }

    private String name(String service) {
        return names.getOrDefault(service, service);
    }

    private String named(List<String> services) {
        return String.join(", ", services.stream().map(this::name).toList());
    }

    private void heading(int level, String text) {
        html.append("<h")
                .append(level)
                .append('>')
                .append(Svg.escaped(text))
                .append("</h")
                .append(level)
                .append(">\n");
    }

    private void paragraph(String text) {
        html.append("<p>").append(Svg.escaped(text)).append("</p>\n");
    }

    private void drawing(String file, String alternative) {
        String text = Svg.escaped(alternative);
        // Read once: the caption is what eyes see of the same words.
        html.append("<figure><img src=\"drawings/")
                .append(file)
                .append(".svg\" alt=\"")
                .append(text)
                .append("\"><figcaption aria-hidden=\"true\">")
                .append(text)
                .append("</figcaption></figure>\n");
    }

    private void table(List<String> head, List<List<String>> rows) {
        html.append("<div tabindex=\"0\">\n<table>\n<thead><tr>");
        head.forEach(key -> html.append("<th scope=\"col\">")
                .append(Svg.escaped(words.of("column." + key)))
                .append("</th>"));
        html.append("</tr></thead>\n<tbody>\n");
        for (List<String> row : rows) {
            html.append("<tr>");
            for (int i = 0; i < row.size(); i++) {
                html.append(i == 0 ? "<th scope=\"row\">" : "<td>")
                        .append(Svg.escaped(row.get(i)))
                        .append(i == 0 ? "</th>" : "</td>");
            }
            html.append("</tr>\n");
        }
        html.append("</tbody>\n</table>\n</div>\n");
    }
}
