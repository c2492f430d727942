package eu.arete.worker;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import eu.arete.lake.engine.EngineColumn;
import eu.arete.lake.engine.EngineRefusal;
import eu.arete.lake.engine.TableShape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a worker tells the hub, one JSON object a line. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "tell")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Event.Opened.class, name = "opened"),
    @JsonSubTypes.Type(value = Event.Ready.class, name = "ready"),
    @JsonSubTypes.Type(value = Event.Columns.class, name = "columns"),
    @JsonSubTypes.Type(value = Event.Rows.class, name = "rows"),
    @JsonSubTypes.Type(value = Event.Progress.class, name = "progress"),
    @JsonSubTypes.Type(value = Event.Done.class, name = "done"),
    @JsonSubTypes.Type(value = Event.Refused.class, name = "refused")
})
sealed interface Event {

    record Opened(List<TableShape> tables) implements Event {}

    record Ready() implements Event {}

    record Columns(List<EngineColumn> columns) implements Event {}

    record Rows(List<List<@Nullable Object>> rows) implements Event {}

    record Progress(double fraction) implements Event {}

    record Done(long rows, boolean truncated, long millis) implements Event {}

    /** @param offset negative when unknown */
    record Refused(EngineRefusal.Reason reason, String subject, int offset) implements Event {

        static Refused of(EngineRefusal refusal) {
            return new Refused(
                    refusal.reason(), refusal.subject(), refusal.offset().orElse(-1));
        }

        EngineRefusal refusal() {
            return EngineRefusal.at(reason, subject, offset);
        }
    }
}
