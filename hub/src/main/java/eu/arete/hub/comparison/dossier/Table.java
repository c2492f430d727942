package eu.arete.hub.comparison.dossier;

import eu.arete.hub.comparison.DossierFault;
import java.util.Arrays;
import java.util.List;

/** The tables of a dossier and their columns, in the order in which they are written. */
public enum Table {
    PROVIDERS("providers.csv", "id,name"),
    SERVICES("services.csv", "id,provider,name,entity"),
    ENTITIES("entities.csv", "id,name,country,in_union"),
    OWNERSHIP("ownership.csv", "holder,held,capital,votes,veto,appoints,evidence"),
    CERTIFICATIONS(
            "certifications.csv", "scheme,version,entity,service,activities,status,from,until,standing,evidence"),
    LOCATIONS("locations.csv", "service,kind,country,place,standing,evidence"),
    ANSWERS("answers.csv", "service,set,version,criterion,answer,standing,evidence"),
    PRICES("prices.csv", "service,item,kind,unit,quantity,unit_price,evidence"),
    EVIDENCE("evidence.csv", "id,title,source,date,sha256,archived,disclosure,ground"),
    REPLIES("replies.csv", "service,date,author,text");

    private final String file;
    private final List<String> columns;

    Table(String file, String header) {
        this.file = file;
        this.columns = List.of(header.split(","));
    }

    public String file() {
        return file;
    }

    public List<String> columns() {
        return columns;
    }

    int column(String name) {
        int found = columns.indexOf(name);
        if (found < 0) {
            throw new IllegalArgumentException(file + " has no column " + name);
        }
        return found;
    }

    DossierFault fault(int line, String fault, String remedy) {
        return new DossierFault(file, line, fault, remedy);
    }

    static boolean has(String file) {
        return Arrays.stream(values()).anyMatch(table -> table.file.equals(file));
    }
}
