package eu.arete.hub.airlock;

/**
 * A file that has left.
 *
 * @param sha256 what the public log tells of it
 */
public record ReleasedFile(String name, byte[] bytes, String sha256) {

    @Override
    public boolean equals(Object other) {
        return other instanceof ReleasedFile that && name.equals(that.name) && sha256.equals(that.sha256);
    }

    @Override
    public int hashCode() {
        return sha256.hashCode();
    }

    @Override
    public String toString() {
        return name + " " + sha256;
    }
}
