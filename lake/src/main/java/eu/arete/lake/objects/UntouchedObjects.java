package eu.arete.lake.objects;

import java.io.IOException;
import java.util.List;

/** A store that is read and left as it is: for an exercise on what another hub keeps. Nothing is made in it, nothing deleted. */
public final class UntouchedObjects implements ObjectStore {

    private final ObjectStore objects;

    public UntouchedObjects(ObjectStore objects) {
        this.objects = objects;
    }

    @Override
    public ObjectWriter create(String name) throws IOException {
        throw new IOException("Cannot make " + name + ": this hub only reads the object store");
    }

    @Override
    public StoredObject open(String name) throws IOException {
        return objects.open(name);
    }

    @Override
    public void delete(String name) {
        // It is the other hub's to delete.
    }

    @Override
    public List<Entry> list(String prefix) throws IOException {
        return objects.list(prefix);
    }

    @Override
    public int clearUnfinished() {
        return 0;
    }
}
