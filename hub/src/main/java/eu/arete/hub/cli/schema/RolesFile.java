package eu.arete.hub.cli.schema;

import eu.arete.hub.cli.Told;
import eu.arete.lake.schema.FieldRole;
import eu.arete.lake.schema.published.ProposedRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a person confirms before fields get roles: {@code table;field;proposed;rule;confirmed}, a line a proposal. In the last column stands
 * {@code yes}, or the role it should have instead ({@code plain} for none).
 */
final class RolesFile {
    private static final String HEADER = "table;field;proposed;rule;confirmed";
    private static final long MAX_BYTES = 4 << 20;

    private final Path path;

    RolesFile(Path path) {
        this.path = path;
    }

    boolean exists() {
        return Files.exists(path);
    }

    void write(List<ProposedRole> proposals) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(HEADER);
        for (ProposedRole proposed : proposals) {
            lines.add(String.join(
                    ";", proposed.table(), proposed.field(), proposed.role().label(), proposed.rule(), ""));
        }
        Files.write(path, lines);
    }

    /**
     * The confirmed roles, by table and field.
     *
     * @throws Told naming the lines that are not confirmed, or that say nothing that can be read
     */
    Map<String, Map<String, FieldRole>> confirmed(List<ProposedRole> proposals) throws IOException {
        if (Files.size(path) > MAX_BYTES) {
            throw new Told(path + " is longer than " + MAX_BYTES + " bytes: it is not the file this command wrote");
        }
        List<String> lines = Files.readAllLines(path);
        Map<String, Map<String, FieldRole>> roles = new LinkedHashMap<>();
        Set<String> answered = new HashSet<>();
        List<String> open = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            String[] cells = lines.get(i).split(";", -1);
            if (lines.get(i).isBlank()) {
                continue;
            }
            if (cells.length != 5) {
                throw new Told(path + " line " + (i + 1) + ": " + HEADER + " expected");
            }
            if (cells[4].isBlank()) {
                open.add(cells[0] + "." + cells[1]);
                continue;
            }
            roles.computeIfAbsent(cells[0], table -> new HashMap<>())
                    .put(cells[1], role(cells[4].strip().equals("yes") ? cells[2] : cells[4].strip(), i + 1));
            answered.add(cells[0] + "." + cells[1]);
        }
        proposals.stream()
                .map(proposed -> proposed.table() + "." + proposed.field())
                .filter(field -> !answered.contains(field) && !open.contains(field))
                .forEach(open::add);
        if (!open.isEmpty()) {
            throw new Told(open.size() + " roles are not confirmed in " + path + ", the first " + open.get(0)
                    + ": write yes, or the right role, in the last column and run this again");
        }
        return roles;
    }

    private FieldRole role(String label, int line) {
        return FieldRole.named(label)
                .orElseThrow(
                        () -> new Told(
                                path + " line " + line + ": '" + label
                                        + "' is no role: yes, plain, identifier, quasi-identifier, professional-identifier or free-text"));
    }
}
