package eu.arete.hub.comparison.pack;

import eu.arete.hub.comparison.Results;
import eu.arete.hub.comparison.Results.Outcome;
import eu.arete.hub.comparison.Results.Range;
import eu.arete.hub.comparison.Results.Ranks;
import eu.arete.hub.comparison.Results.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who stands where, and why it might be otherwise, as tables anyone can open. */
final class PlaceTables {
    private final Results results;

    PlaceTables(Results results) {
        this.results = results;
    }

    List<Sheet> all() {
        return List.of(offers(), components(), sets(), winners(), chances(), weights(), answers(), prices(), earlier());
    }

    private Sheet offers() {
        Sheet sheet = new Sheet(
                "tables/offers.csv",
                "Where each offer stands, under each reading of claims",
                "claims",
                "service",
                "name",
                "provider",
                "admission",
                "score_low:number",
                "score_middle:number",
                "score_high:number",
                "rank_best:integer",
                "rank_worst:integer",
                "price_mark_low:number",
                "price_mark_high:number");
        for (Reading reading : results.readings()) {
            for (int i = 0; i < results.offers().size(); i++) {
                var offer = results.offers().get(i);
                var placed = reading.placed().get(i);
                sheet.row(
                        reading.claims().code(),
                        offer.service(),
                        offer.name(),
                        offer.provider(),
                        eu.arete.hub.comparison.dossier.Row.written(placed.admission()),
                        low(placed.score()),
                        placed.middle().map(CanonicalJson::number).orElse(""),
                        high(placed.score()),
                        placed.ranks().map(Ranks::best).map(String::valueOf).orElse(""),
                        placed.ranks().map(Ranks::worst).map(String::valueOf).orElse(""),
                        low(placed.priceMark()),
                        high(placed.priceMark()));
            }
        }
        return sheet;
    }

    private static String low(Optional<Range> range) {
        return range.map(Range::low).map(CanonicalJson::number).orElse("");
    }

    private static String high(Optional<Range> range) {
        return range.map(Range::high).map(CanonicalJson::number).orElse("");
    }

    private Sheet components() {
        Sheet sheet = new Sheet(
                "tables/components.csv",
                "The mark of each offer in each group of criteria, out of 100",
                "claims",
                "service",
                "set",
                "version",
                "group",
                "weight:number",
                "low:number",
                "high:number");
        for (Reading reading : results.readings()) {
            reading.placed().forEach(placed -> {
                for (int k = 0; k < placed.components().size(); k++) {
                    var of = results.components().get(k);
                    Range mark = placed.components().get(k);
                    sheet.row(
                            reading.claims().code(),
                            placed.service(),
                            of.set(),
                            of.version(),
                            of.group(),
                            CanonicalJson.number(of.weight()),
                            CanonicalJson.number(mark.low()),
                            CanonicalJson.number(mark.high()));
                }
            });
        }
        return sheet;
    }

    private Sheet sets() {
        Sheet sheet = new Sheet(
                "tables/sets.csv",
                "Floors and marks by list of criteria",
                "claims",
                "service",
                "set",
                "version",
                "score_low:number",
                "score_high:number",
                "level_lowest:integer",
                "level_highest:integer",
                "floor:integer",
                "admission");
        for (Reading reading : results.readings()) {
            reading.placed()
                    .forEach(placed -> placed.sets()
                            .forEach(set -> sheet.row(
                                    reading.claims().code(),
                                    placed.service(),
                                    set.set(),
                                    set.version(),
                                    CanonicalJson.number(set.score().low()),
                                    CanonicalJson.number(set.score().high()),
                                    set.level()
                                            .map(level -> String.valueOf(level.lowest()))
                                            .orElse(""),
                                    set.level()
                                            .map(level -> String.valueOf(level.highest()))
                                            .orElse(""),
                                    set.floor().map(String::valueOf).orElse(""),
                                    eu.arete.hub.comparison.dossier.Row.written(set.admission()))));
        }
        return sheet;
    }

    private Sheet winners() {
        Sheet sheet = new Sheet(
                "tables/winners.csv",
                "Who comes first under each way of counting",
                "claims",
                "varied",
                "code",
                "leaders",
                "possible",
                "certain:boolean",
                "order");
        for (Reading reading : results.readings()) {
            outcomes(sheet, reading, "nothing", List.of(reading.outcome()));
            outcomes(sheet, reading, "price-formula", reading.formulas());
            outcomes(sheet, reading, "weights", reading.weightSets());
            outcomes(sheet, reading, "cost", reading.costs());
            outcomes(
                    sheet,
                    reading,
                    "earlier",
                    reading.earlier().stream().map(Results.Earlier::outcome).toList());
        }
        return sheet;
    }

    private static void outcomes(Sheet sheet, Reading reading, String varied, List<Outcome> outcomes) {
        outcomes.forEach(one -> sheet.row(
                reading.claims().code(),
                varied,
                one.code(),
                String.join(" ", one.leaders()),
                String.join(" ", one.possible()),
                String.valueOf(one.isCertain()),
                String.join(" ", one.order())));
    }

    private Sheet chances() {
        List<String> columns = new ArrayList<>(List.of("claims", "weights", "service", "out:number"));
        for (int rank = 1; rank <= results.offers().size(); rank++) {
            columns.add("rank_" + rank + ":number");
        }
        columns.add("confidence:number");
        Sheet sheet = new Sheet(
                "tables/acceptability.csv",
                "How often each offer takes each rank in " + results.draws() + " drawn worlds (SMAA-2)",
                columns.toArray(String[]::new));
        for (Reading reading : results.readings()) {
            reading.acceptability()
                    .forEach(kind -> kind.offers().forEach(offer -> {
                        List<String> row = new ArrayList<>(List.of(
                                reading.claims().code(),
                                kind.weights(),
                                offer.service(),
                                CanonicalJson.number(offer.out())));
                        offer.ranks().forEach(part -> row.add(CanonicalJson.number(part)));
                        row.add(offer.confidence().map(CanonicalJson::number).orElse(""));
                        sheet.rows(List.of(row));
                    }));
        }
        return sheet;
    }

    private Sheet weights() {
        Sheet sheet = new Sheet(
                "tables/turning-weights.csv",
                "The weight of one component at which another takes the lead",
                "claims",
                "set",
                "group",
                "from:number",
                "to:number",
                "leader");
        results.readings()
                .forEach(reading -> reading.turning()
                        .weights()
                        .forEach(one -> sheet.row(
                                reading.claims().code(),
                                one.set(),
                                one.group(),
                                CanonicalJson.number(one.from()),
                                CanonicalJson.number(one.to()),
                                one.leader())));
        return sheet;
    }

    private Sheet answers() {
        Sheet sheet = new Sheet(
                "tables/turning-answers.csv",
                "Single answers that would change who leads, the nearest first",
                "claims",
                "service",
                "set",
                "criterion",
                "from",
                "to",
                "points:number",
                "leader");
        results.readings()
                .forEach(reading -> reading.turning()
                        .answers()
                        .forEach(one -> sheet.row(
                                reading.claims().code(),
                                one.service(),
                                one.set(),
                                one.criterion(),
                                one.from(),
                                one.to(),
                                CanonicalJson.number(one.points()),
                                one.leader())));
        return sheet;
    }

    private Sheet prices() {
        Sheet sheet = new Sheet(
                "tables/turning-prices.csv",
                "The factor of one price at which the lead changes",
                "claims",
                "service",
                "factor:number",
                "leader");
        results.readings()
                .forEach(reading -> reading.turning()
                        .prices()
                        .forEach(one -> sheet.row(
                                reading.claims().code(),
                                one.service(),
                                CanonicalJson.number(one.factor()),
                                one.leader())));
        return sheet;
    }

    private Sheet earlier() {
        Sheet sheet = new Sheet(
                "tables/earlier.csv",
                "Ranks with an earlier list of criteria, and now",
                "claims",
                "earlier",
                "service",
                "before:integer",
                "now:integer");
        results.readings()
                .forEach(reading -> reading.earlier()
                        .forEach(one -> one.shifts()
                                .forEach(shift -> sheet.row(
                                        reading.claims().code(),
                                        one.version(),
                                        shift.service(),
                                        shift.before().map(String::valueOf).orElse(""),
                                        shift.now().map(String::valueOf).orElse("")))));
        return sheet;
    }
}
