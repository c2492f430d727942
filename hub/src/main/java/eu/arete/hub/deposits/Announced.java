package eu.arete.hub.deposits;

import com.fasterxml.jackson.annotation.JsonCreator;
import eu.arete.hub.site.Fields;
import eu.arete.hub.site.Place;
import eu.arete.hub.site.Refused;
import eu.arete.lake.schema.DatasetDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * A file a partner says it will send.
 *
 * @param name {@code TABLE.csv} or {@code TABLE.period.csv}, {@code .txt} likewise, with {@code .gz} or {@code .zst} when packed
 * @param sha256 of its bytes, in lower-case hexadecimal
 * @param size in bytes
 */
public record Announced(String name, String sha256, long size) {
    @JsonCreator
    public static Announced read(@Nullable String name, @Nullable String sha256, @Nullable Long size) {
        return new Announced(
                Fields.text("name", name, 128), Fields.text("sha256", sha256, 64), Fields.present("size", size));
    }

    public Announced {
        if (!DatasetDescriptor.isFileName(name)) {
            throw Refused.because("deposits.file-name", name).at(Place.field("name"));
        }
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw Refused.because("deposits.file-sha256", name).at(Place.field("sha256"));
        }
        if (size < 0) {
            throw Refused.because("deposits.file-size", name).at(Place.field("size"));
        }
    }
}
