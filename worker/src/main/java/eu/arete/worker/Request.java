package eu.arete.worker;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** What the hub asks of a worker, one JSON object a line. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "ask")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Request.Open.class, name = "open"),
    @JsonSubTypes.Type(value = Request.Prepare.class, name = "prepare"),
    @JsonSubTypes.Type(value = Request.Run.class, name = "run"),
    @JsonSubTypes.Type(value = Request.Cancel.class, name = "cancel")
})
sealed interface Request {

    /** First and once. */
    record Open(List<Table> tables, long memoryBytes, int threads) implements Request {}

    /** @param files absolute paths */
    record Table(String name, List<String> files) {}

    /** Checks a statement; the last one prepared is the one that runs. */
    record Prepare(String sql, long millis, long rows) implements Request {}

    record Run() implements Request {}

    record Cancel() implements Request {}
}
