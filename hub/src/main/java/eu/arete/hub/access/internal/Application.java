package eu.arete.hub.access.internal;

import eu.arete.hub.access.DatasetScope;
import eu.arete.hub.access.Population;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an applicant fills in (EHDS art. 67(2), CSP R.1461-3): a draft may lack anything, and keeps whatever was typed.
 *
 * @param summary published in the register as it is
 * @param purposes names of purposes of the procedure, those the law forbids included, so that they can be refused by their article
 * @param crossingJustification why several potential identifiers are needed together; empty when there is at most one
 * @param careFrom first care date asked for, ISO, as typed
 * @param namedUsers e-mail addresses of accounts
 * @param durationMonths how long the data are needed, 0 when not said
 */
public record Application(
        String title,
        String summary,
        List<String> purposes,
        String publicInterest,
        List<DatasetScope> scope,
        String crossingJustification,
        Population population,
        String careFrom,
        String careTo,
        List<String> namedUsers,
        Integer durationMonths,
        String safeguards,
        String funding,
        String interests) {

    public static final Application EMPTY = new Application(
            "", "", List.of(), "", List.of(), "", Population.EVERYONE, "", "", List.of(), 0, "", "", "");

    /** JSON may lack any of these. */
    public Application {
        title = clean(title);
        summary = clean(summary);
        purposes = list(purposes);
        publicInterest = clean(publicInterest);
        scope = list(scope);
        crossingJustification = clean(crossingJustification);
        population = population == null ? Population.EVERYONE : population;
        careFrom = clean(careFrom);
        careTo = clean(careTo);
        namedUsers = list(namedUsers);
        durationMonths = durationMonths == null ? 0 : durationMonths;
        safeguards = clean(safeguards);
        funding = clean(funding);
        interests = clean(interests);
    }

    /** Every variable asked for. */
    public Stream<Variable> variables() {
        return scope.stream()
                .flatMap(dataset -> dataset.tables().stream()
                        .flatMap(table -> table.columns().stream()
                                .map(column -> new Variable(dataset.dataset(), table.table(), column))));
    }

    /** Characters in all, about. */
    int length() {
        int texts = Stream.of(
                        title,
                        summary,
                        publicInterest,
                        crossingJustification,
                        careFrom,
                        careTo,
                        safeguards,
                        funding,
                        interests)
                .mapToInt(String::length)
                .sum();
        int lists = Stream.concat(purposes.stream(), namedUsers.stream())
                .mapToInt(String::length)
                .sum();
        int criteria = population.criteria().stream()
                .flatMap(criterion -> criterion.values().stream())
                .mapToInt(String::length)
                .sum();
        return texts
                + lists
                + criteria
                + variables().mapToInt(variable -> variable.toString().length()).sum();
    }

    private static String clean(String text) {
        return text == null ? "" : text.strip();
    }

    private static <T> List<T> list(List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
