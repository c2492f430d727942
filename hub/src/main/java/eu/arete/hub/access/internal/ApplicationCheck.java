package eu.arete.hub.access.internal;

import eu.arete.hub.access.Criterion;
import eu.arete.hub.access.DatasetScope;
import eu.arete.hub.access.Population;
import eu.arete.hub.access.Precision;
import eu.arete.hub.access.TableScope;
import eu.arete.hub.procedures.Procedure;
import eu.arete.hub.procedures.Purpose;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What must hold before an application is received. */
public final class ApplicationCheck {

    private static final int LINE = 200;
    private static final int PAGE = 10_000;
    /** EHDS art. 68(12): ten years at most. */
    private static final int LONGEST_MONTHS = 120;

    private final Procedure procedure;
    private final Offer offer;
    private final Map<String, Optional<Offer.DatasetOffer>> datasets = new HashMap<>();
    private final Predicate<String> hasAccount;

    /** @param hasAccount whether an e-mail address is that of an open account */
    public ApplicationCheck(Procedure procedure, Offer offer, Predicate<String> hasAccount) {
        this.procedure = procedure;
        this.offer = offer;
        this.hasAccount = hasAccount;
    }

    public List<Problem> problems(Application application) {
        List<Problem> problems = new ArrayList<>();
        text(problems, "title", application.title(), LINE);
        text(problems, "summary", application.summary(), PAGE);
        text(problems, "publicInterest", application.publicInterest(), PAGE);
        text(problems, "safeguards", application.safeguards(), PAGE);
        text(problems, "funding", application.funding(), PAGE);
        text(problems, "interests", application.interests(), PAGE);
        purposes(problems, application);
        scope(problems, application);
        precisions(problems, application);
        application.population().criteria().forEach(criterion -> criterion(problems, criterion));
        int sample = application.population().perThousand();
        if (sample < 1 || sample > Population.ALL) {
            problems.add(Problem.of("population", "sample", Population.ALL));
        }
        period(problems, application);
        namedUsers(problems, application);
        if (application.durationMonths() < 1 || application.durationMonths() > LONGEST_MONTHS) {
            problems.add(Problem.of("durationMonths", "duration", LONGEST_MONTHS));
        }
        return List.copyOf(problems);
    }

    /** The first purpose the law forbids, if the application has one. */
    public Optional<Purpose> forbidden(Application application) {
        return application.purposes().stream()
                .flatMap(name -> procedure.purpose(name).stream())
                .filter(purpose -> !purpose.permitted())
                .findFirst();
    }

    /** The potential identifiers asked for: more than one together is a crossing, which reviewers must see. */
    public List<Variable> potentialIdentifiers(Application application) {
        return application
                .variables()
                .filter(asked -> offered(asked)
                        .filter(variable -> variable.kind() == Offer.Kind.POTENTIAL_IDENTIFIER)
                        .isPresent())
                .toList();
    }

    private static void text(List<Problem> problems, String field, String typed, int longest) {
        if (typed.isEmpty()) {
            problems.add(Problem.of(field, "missing"));
        } else if (typed.length() > longest) {
            problems.add(Problem.of(field, "too-long", longest));
        }
    }

    private void purposes(List<Problem> problems, Application application) {
        if (application.purposes().isEmpty()) {
            problems.add(Problem.of("purposes", "missing"));
        }
        for (String name : application.purposes()) {
            Optional<Purpose> purpose = procedure.purpose(name);
            if (purpose.isEmpty()) {
                problems.add(Problem.of("purposes", "unknown-purpose", name));
            } else if (!purpose.get().permitted()) {
                problems.add(Problem.of(
                        "purposes", "forbidden-purpose", purpose.get().article()));
            }
        }
    }

    private void scope(List<Problem> problems, Application application) {
        if (application.variables().findAny().isEmpty()) {
            problems.add(Problem.of("scope", "missing"));
        }
        HashSet<Variable> seen = new HashSet<>();
        application.variables().forEach(asked -> {
            if (offered(asked).isEmpty()) {
                problems.add(Problem.of("scope", "unknown-variable", asked.toString()));
            } else if (!seen.add(asked)) {
                problems.add(Problem.of("scope", "twice", asked.toString()));
            }
        });
        // CSP R.1461-12 and following: one potential identifier at a time, unless their crossing is authorised.
        List<Variable> potential = potentialIdentifiers(application);
        long distinct = potential.stream().map(Variable::column).distinct().count();
        if (distinct > 1 && application.crossingJustification().isEmpty()) {
            problems.add(Problem.of("crossingJustification", "crossing", distinct, list(potential)));
        }
    }

    private void precisions(List<Problem> problems, Application application) {
        for (DatasetScope dataset : application.scope()) {
            for (TableScope table : dataset.tables()) {
                table.limits().forEach((column, precision) -> {
                    Variable on = new Variable(dataset.dataset(), table.table(), column);
                    boolean suits = precision == Precision.AS_IS
                            || offered(on)
                                    .filter(variable -> variable.precisions().contains(precision))
                                    .isPresent();
                    if (!table.columns().contains(column) || !suits) {
                        problems.add(Problem.of("scope", "precision", on.toString(), precision.name()));
                    }
                });
            }
        }
    }

    private void criterion(List<Problem> problems, Criterion criterion) {
        Variable on = new Variable(criterion.dataset(), criterion.table(), criterion.column());
        Optional<Offer.VariableOffer> variable = offered(on);
        if (variable.isEmpty()) {
            problems.add(Problem.of("population", "unknown-variable", on.toString()));
        } else if (variable.get().kind() == Offer.Kind.IDENTIFIER) {
            problems.add(Problem.of("population", "criterion-on-identifier", on.toString()));
        }
        boolean between = criterion.test() == Criterion.Test.BETWEEN;
        if (criterion.values().isEmpty() || (between && criterion.values().size() != 2)) {
            problems.add(Problem.of("population", between ? "two-values" : "no-value", on.toString()));
        }
    }

    private static void period(List<Problem> problems, Application application) {
        Optional<LocalDate> from = date(problems, "careFrom", application.careFrom());
        Optional<LocalDate> to = date(problems, "careTo", application.careTo());
        if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
            problems.add(Problem.of("careTo", "ends-before-it-starts"));
        }
    }

    private static Optional<LocalDate> date(List<Problem> problems, String field, String typed) {
        if (typed.isEmpty()) {
            problems.add(Problem.of(field, "missing"));
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(typed));
        } catch (DateTimeParseException notADate) {
            problems.add(Problem.of(field, "not-a-date", typed));
            return Optional.empty();
        }
    }

    private void namedUsers(List<Problem> problems, Application application) {
        if (application.namedUsers().isEmpty()) {
            problems.add(Problem.of("namedUsers", "missing"));
        }
        application.namedUsers().stream()
                .filter(email -> !hasAccount.test(email))
                .forEach(email -> problems.add(Problem.of("namedUsers", "no-account", email)));
    }

    private Optional<Offer.VariableOffer> offered(Variable variable) {
        return datasets.computeIfAbsent(variable.dataset(), offer::dataset)
                .flatMap(dataset -> dataset.table(variable.table()))
                .flatMap(table -> table.variable(variable.column()));
    }

    private static String list(List<Variable> variables) {
        return String.join(", ", variables.stream().map(Variable::toString).toList());
    }
}
