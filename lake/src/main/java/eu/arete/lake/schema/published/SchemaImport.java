package eu.arete.lake.schema.published;

import eu.arete.lake.schema.FieldRole;
import eu.arete.lake.schema.InvalidDescriptor;
import eu.arete.lake.schema.InvalidDescriptor.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Published schemas on their way to one dataset: first the roles that rules propose, then the descriptor with the roles a person confirmed. */
public final class SchemaImport {
    private final List<PublishedTable> tables;

    private SchemaImport(List<PublishedTable> tables) {
        this.tables = List.copyOf(tables);
    }

    /**
     * @param files Table Schema JSON by file name, in the order in which the tables are to stand
     * @throws InvalidDescriptor naming every problem of every file
     */
    public static SchemaImport of(Map<String, byte[]> files) {
        List<PublishedTable> tables = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        Map<String, String> seen = new HashMap<>();
        files.forEach((file, json) -> {
            try {
                PublishedTable table = PublishedReader.read(file, json);
                String earlier = seen.putIfAbsent(table.name(), file);
                if (earlier == null) {
                    tables.add(table);
                } else {
                    problems.add(
                            new Problem(file, "describes the table " + table.name() + ", as " + earlier + " does"));
                }
            } catch (InvalidDescriptor e) {
                problems.addAll(e.problems());
            }
        });
        if (!problems.isEmpty()) {
            throw new InvalidDescriptor(problems);
        }
        return new SchemaImport(tables);
    }

    /** Tables, under the names as published. */
    public List<String> tables() {
        return tables.stream().map(PublishedTable::name).toList();
    }

    /** What a person must confirm: one for each field that a rule gives a role. */
    public List<ProposedRole> proposals() {
        List<ProposedRole> proposals = new ArrayList<>();
        for (PublishedTable table : tables) {
            for (PublishedField field : table.fields()) {
                RoleRules.DECLARED
                        .firstFor(field)
                        .map(rule -> new ProposedRole(table.name(), field.name(), rule.role(), rule.rule(), rule.why()))
                        .ifPresent(proposals::add);
            }
        }
        return proposals;
    }

    /**
     * The descriptor.
     *
     * @param roles by field, then by table as published: what is not there is plain
     */
    public Draft draft(ImportOptions options, Map<String, Map<String, FieldRole>> roles) {
        return new Drafting(tables, options, roles).draft();
    }

    /** The roles as proposed, for whoever confirms them all. */
    public static Map<String, Map<String, FieldRole>> byTable(List<ProposedRole> proposals) {
        Map<String, Map<String, FieldRole>> roles = new LinkedHashMap<>();
        for (ProposedRole proposal : proposals) {
            roles.computeIfAbsent(proposal.table(), table -> new HashMap<>()).put(proposal.field(), proposal.role());
        }
        return roles;
    }
}
