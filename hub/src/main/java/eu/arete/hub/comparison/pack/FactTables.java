package eu.arete.hub.comparison.pack;

import eu.arete.hub.comparison.Results;
import java.util.List;

/** What the places rest on, as tables: costs, control, certifications, what no floor sees, what is kept back. */
final class FactTables {
    private final Results results;

    FactTables(Results results) {
        this.results = results;
    }

    List<Sheet> all() {
        return List.of(costs(), lines(), control(), certifications(), blind(), hidden());
    }

    private Sheet costs() {
        Sheet sheet = new Sheet(
                "tables/costs.csv",
                "Whole cost over " + results.months() + " months in " + results.currency() + ", exit included",
                "service",
                "kind",
                "low:number",
                "high:number");
        results.costs().forEach(cost -> {
            amounts(sheet, cost.service(), "setup", cost.setup());
            amounts(sheet, cost.service(), "run", cost.run());
            amounts(sheet, cost.service(), "exit-egress", cost.egress());
            amounts(sheet, cost.service(), "exit-parallel", cost.parallel());
            amounts(sheet, cost.service(), "exit-migration", cost.migration());
            amounts(sheet, cost.service(), "whole", cost.whole());
        });
        return sheet;
    }

    private static void amounts(Sheet sheet, String service, String kind, Results.Amounts amounts) {
        sheet.row(service, kind, CanonicalJson.number(amounts.low()), CanonicalJson.number(amounts.high()));
    }

    private Sheet lines() {
        Sheet sheet = new Sheet(
                "tables/price-lines.csv",
                "Every line of every price",
                "service",
                "kind",
                "item",
                "unit",
                "quantity:number",
                "unit_price_low:number",
                "unit_price_high:number",
                "amount_low:number",
                "amount_high:number",
                "evidence");
        results.costs()
                .forEach(cost -> cost.lines()
                        .forEach(line -> sheet.row(
                                cost.service(),
                                line.kind(),
                                line.item(),
                                line.unit(),
                                CanonicalJson.number(line.quantity()),
                                CanonicalJson.number(line.lowestPrice()),
                                CanonicalJson.number(line.highestPrice()),
                                CanonicalJson.number(line.amount().low()),
                                CanonicalJson.number(line.amount().high()),
                                line.evidence().orElse(""))));
        return sheet;
    }

    private Sheet control() {
        Sheet sheet = new Sheet(
                "tables/control.csv",
                "Who holds each operator, against SecNumCloud 3.2, 19.6.b",
                "service",
                "entity",
                "outcome",
                "reasons");
        results.control()
                .forEach(
                        one -> sheet.row(one.service(), one.entity(), one.outcome(), String.join("; ", one.reasons())));
        return sheet;
    }

    private Sheet certifications() {
        Sheet sheet = new Sheet(
                "tables/certifications.csv",
                "Certifications on the day of the comparison",
                "service",
                "scheme",
                "version",
                "entity",
                "status",
                "until:date",
                "holds:boolean");
        results.certifications()
                .forEach(one -> sheet.row(
                        one.service(),
                        one.scheme(),
                        one.version(),
                        one.entity(),
                        one.status(),
                        one.until().toString(),
                        String.valueOf(one.holds())));
        return sheet;
    }

    private Sheet blind() {
        Sheet sheet = new Sheet(
                "tables/blind.csv",
                "Criteria whose worst answer still gives the highest level",
                "set",
                "version",
                "criterion",
                "worst_answer",
                "text_en",
                "text_fr");
        results.blind()
                .forEach(one -> sheet.row(
                        one.set(),
                        one.version(),
                        one.criterion(),
                        one.worstAnswer(),
                        one.text().en(),
                        one.text().fr()));
        return sheet;
    }

    private Sheet hidden() {
        Sheet sheet = new Sheet(
                "tables/hidden.csv",
                "Evidence the public cannot read whole, and what it leaves open",
                "evidence",
                "title",
                "sha256",
                "disclosure",
                "ground",
                "leaves_open");
        results.hidden()
                .forEach(one -> sheet.row(
                        one.evidence(),
                        one.title(),
                        one.sha256(),
                        one.disclosure(),
                        one.ground(),
                        String.join("; ", one.leavesOpen())));
        return sheet;
    }
}
