package eu.arete.hub.documents.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Gives the numbers people quote. */
@Repository("documentsSeries")
class Series {

    static final ZoneId ZONE = ZoneId.of("Europe/Paris");

    private final JdbcClient jdbc;
    private final Clock clock;

    Series(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return as {@code ARETE-DOC-2026-0001} */
    String next(String kind) {
        int year = LocalDate.ofInstant(clock.instant(), ZONE).getYear();
        int number = jdbc.sql("""
                        insert into documents.series (kind, year, last) values (:kind, :year, 1)
                        on conflict (kind, year) do update set last = documents.series.last + 1
                        returning last
                        """)
                .param("kind", kind)
                .param("year", year)
                .query(Integer.class)
                .single();
        return String.format(Locale.ROOT, "ARETE-%s-%d-%04d", kind, year, number);
    }
}
