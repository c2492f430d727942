package eu.arete.hub.upkeep.internal;

import eu.arete.hub.jobs.JobRun;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a job of upkeep stands, as it keeps it.
 *
 * @param withdrawn datasets whose rows were withdrawn
 * @param touched datasets of which files were written anew and the log not told yet
 * @param forgotten datasets whose snapshots were forgotten
 * @param proof what the proof showed: {@code clean}, {@code found}, or nothing yet
 */
record Mark(List<String> withdrawn, List<String> touched, List<String> forgotten, String proof) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Mark NONE = new Mark(List.of(), List.of(), List.of(), "");

    Mark {
        withdrawn = List.copyOf(withdrawn);
        touched = List.copyOf(touched);
        forgotten = List.copyOf(forgotten);
    }

    static Mark of(JobRun run) {
        return run.checkpoint().map(json -> JSON.readValue(json, Mark.class)).orElse(NONE);
    }

    String json() {
        return JSON.writeValueAsString(this);
    }

    Mark withdrawn(String dataset) {
        return new Mark(with(withdrawn, dataset), touched, forgotten, proof);
    }

    Mark touched(String dataset) {
        return new Mark(withdrawn, with(touched, dataset), forgotten, proof);
    }

    Mark told(String dataset) {
        List<String> left = new ArrayList<>(touched);
        left.remove(dataset);
        return new Mark(withdrawn, left, forgotten, proof);
    }

    Mark forgotten(String dataset) {
        return new Mark(withdrawn, touched, with(forgotten, dataset), proof);
    }

    Mark proven(String outcome) {
        return new Mark(withdrawn, touched, forgotten, outcome);
    }

    private static List<String> with(List<String> names, String name) {
        if (names.contains(name)) {
            return names;
        }
        List<String> more = new ArrayList<>(names);
        more.add(name);
        return more;
    }
}
