package eu.arete.lake.objects;

import java.io.IOException;
import java.io.OutputStream;

/** Writes one object. Closed before it is finished, it leaves nothing. For one thread. */
public abstract class ObjectWriter extends OutputStream {

    /** Makes the object exist, whole and safe. Nothing can be written after. */
    public abstract void finish() throws IOException;
}
