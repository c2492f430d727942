package eu.arete.lake.extract;

import eu.arete.lake.schema.Field;
import eu.arete.lake.store.LakeStore;
import eu.arete.lake.store.Scratch;
import eu.arete.privacy.Pseudonym;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * Which person each code of the lake designates, from every row that links codes, as these rows stand now: a child under two parents is
 * one person, a provisional number and the one that replaced it too; a code that rows give to two persons (twins under one number)
 * designates neither alone. Derived when it is asked for and kept nowhere: one more list of persons would be one more thing to protect,
 * to purge and to rotate. For one thread.
 */
public final class TruePersons implements AutoCloseable {

    private static final String LINKS = "links";
    private static final String ASKED = "asked";

    private final ExtractEngine engine;
    private final Scratch scratch;

    private TruePersons(ExtractEngine engine, Scratch scratch) {
        this.engine = engine;
        this.scratch = scratch;
    }

    /** What a code designates. */
    public sealed interface Whose {
        /** @param person by the code that stands for them in the rows that link */
        record One(Pseudonym person) implements Whose {}

        /** Several persons have it. */
        record Shared(Set<Pseudonym> persons) implements Whose {
            public Shared {
                persons = Set.copyOf(persons);
            }
        }

        /** No row links it: as far as the lake knows, it is a person of one code. */
        record Alone() implements Whose {}
    }

    /**
     * @param sources of every dataset: those that link no codes are not read
     * @param memory where the rows that link are while this is open
     */
    public static TruePersons read(
            LakeStore store, List<SourceTable> sources, Scratch memory, int threads, long memoryBytes)
            throws IOException {
        Scratch scratch = memory.within();
        ExtractEngine engine = new ExtractEngine(scratch.directory(), threads, memoryBytes);
        TruePersons persons = new TruePersons(engine, scratch);
        ExecutorService readers =
                Executors.newFixedThreadPool(threads, work -> Extraction.thread("persons-read", work));
        try {
            ExtractPlan plan = new ExtractPlan(sources, List.of(), LocalDate.MIN, LocalDate.MAX, List.of(), Set.of());
            engine.run("CREATE TEMP TABLE " + LINKS + " (code VARCHAR, person VARCHAR)");
            Staging staging = new Staging(store, engine, plan, scratch, readers);
            for (SourceTable source : sources) {
                if (source.schema().linkage().size() > 1
                        && source.schema().person().isPresent()) {
                    persons.add(staging, source);
                }
            }
            engine.run(
                    "CREATE TEMP TABLE whose AS SELECT DISTINCT code, person FROM " + LINKS + "; DROP TABLE " + LINKS);
            return persons;
        } catch (IOException | RuntimeException e) {
            persons.close();
            throw e;
        } finally {
            readers.shutdownNow();
        }
    }

    private void add(Staging staging, SourceTable source) throws IOException {
        String person = source.schema().person().orElseThrow();
        Set<String> codes = new HashSet<>(source.schema().linkage());
        codes.add(person);
        List<Field> columns = source.schema().fields().stream()
                .filter(field -> codes.contains(field.name()))
                .toList();
        Staging.Staged staged = staging.stage(source, columns, false);
        Staging.await(staged);
        String view = Sql.view(source.name());
        engine.run("CREATE VIEW " + view + " AS " + Recoded.rows(engine, staged, columns));
        List<String> selects = new ArrayList<>();
        for (String code : codes) {
            selects.add("SELECT " + Sql.name(code) + ", " + Sql.name(person) + " FROM " + view + " WHERE "
                    + Sql.name(code) + " IS NOT NULL AND " + Sql.name(person) + " IS NOT NULL");
        }
        engine.run("INSERT INTO " + LINKS + " " + String.join(" UNION ", selects));
    }

    public Whose of(Pseudonym code) {
        Set<Pseudonym> persons = new HashSet<>();
        engine.each(
                "SELECT person FROM whose WHERE code = " + Sql.text(code.hex()),
                row -> persons.add(new Pseudonym(row.getString(1))));
        if (persons.isEmpty()) {
            return new Whose.Alone();
        }
        return persons.size() == 1 ? new Whose.One(persons.iterator().next()) : new Whose.Shared(persons);
    }

    /** Every code of that person, by the code that stands for them; those they share with others too. */
    public Set<Pseudonym> codesOf(Pseudonym person) {
        Set<Pseudonym> codes = new HashSet<>();
        engine.each(
                "SELECT code FROM whose WHERE person = " + Sql.text(person.hex()),
                row -> codes.add(new Pseudonym(row.getString(1))));
        return codes;
    }

    /** Persons whom rows link. To be shown as the disclosure rules let it, like all that follow. */
    public long persons() {
        return engine.count("SELECT count(DISTINCT person) FROM whose");
    }

    /** Persons one of whose codes is another's too. */
    public long sharing() {
        return engine.count("SELECT count(DISTINCT person) FROM whose WHERE code IN"
                + " (SELECT code FROM whose GROUP BY code HAVING count(DISTINCT person) > 1)");
    }

    /** Persons of so many codes. */
    public long ofCodes(int codes) {
        return engine.count(
                "SELECT count(*) FROM (SELECT person FROM whose GROUP BY person HAVING count(DISTINCT code) = " + codes
                        + ")");
    }

    /**
     * How many persons these codes are of: a person asked for under two codes counts once, and each of those who share a code. So many are
     * left out when who has these codes opposes.
     */
    public long personsOf(Set<Pseudonym> codes) {
        engine.run("DROP TABLE IF EXISTS " + ASKED);
        engine.fill(ASKED, codes.stream().map(Pseudonym::hex).collect(Collectors.toSet()));
        return engine.count("SELECT count(*) FROM (SELECT w.person FROM whose w SEMI JOIN " + ASKED
                + " a ON a.code = w.code UNION SELECT a.code FROM " + ASKED
                + " a ANTI JOIN whose w ON w.code = a.code)");
    }

    @Override
    public void close() {
        engine.close();
        scratch.close();
    }
}
