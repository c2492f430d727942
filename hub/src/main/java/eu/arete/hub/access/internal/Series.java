package eu.arete.hub.access.internal;

import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Gives the numbers people quote. */
@Repository("accessSeries")
class Series {

    private final JdbcClient jdbc;

    Series(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return as {@code ARETE-D-2026-0001} */
    String next(String kind, int year) {
        int number = jdbc.sql("""
                        insert into access.series (kind, year, last) values (:kind, :year, 1)
                        on conflict (kind, year) do update set last = access.series.last + 1
                        returning last
                        """)
                .param("kind", kind)
                .param("year", year)
                .query(Integer.class)
                .single();
        return String.format(Locale.ROOT, "ARETE-%s-%d-%04d", kind, year, number);
    }
}
