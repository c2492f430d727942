package eu.arete.hub.citizens.internal;

import eu.arete.privacy.Pseudonym;
import eu.arete.privacy.Recoding;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which codes are one person's who asked for something. */
@Component
public class AliasTable {
    private final JdbcClient jdbc;

    AliasTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Alias(Pseudonym person, Pseudonym code) {}

    public void add(Map<Pseudonym, Set<Pseudonym>> codes) {
        codes.forEach((person, all) ->
                all.stream().filter(code -> !code.equals(person)).forEach(code -> add(person, code)));
    }

    private void add(Pseudonym person, Pseudonym code) {
        jdbc.sql("insert into citizens.alias (pseudonym, code) values (:person, :code) on conflict do nothing")
                .param("person", person.hex())
                .param("code", code.hex())
                .update();
    }

    /** These persons by every code known of them. */
    public Set<Pseudonym> with(Set<Pseudonym> persons) {
        Set<Pseudonym> all = new HashSet<>(persons);
        List<Alias> aliases = aliases();
        boolean grew;
        do {
            grew = false;
            for (Alias alias : aliases) {
                grew |= all.contains(alias.person()) && all.add(alias.code());
            }
        } while (grew);
        return all;
    }

    /** Gives everyone their codes of another regime, in the caller's transaction. */
    void recode(Recoding recoding) {
        List<Alias> before = aliases();
        jdbc.sql("delete from citizens.alias").update();
        before.forEach(alias -> add(recoding.recode(alias.person()), recoding.recode(alias.code())));
    }

    private List<Alias> aliases() {
        return jdbc.sql("select pseudonym, code from citizens.alias")
                .query((row, n) ->
                        new Alias(new Pseudonym(row.getString("pseudonym")), new Pseudonym(row.getString("code"))))
                .list();
    }
}
