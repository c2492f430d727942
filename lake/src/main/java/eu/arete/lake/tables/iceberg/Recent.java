package eu.arete.lake.tables.iceberg;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The things last asked for, by what never changes its meaning. */
final class Recent<K, V> {

    private final Map<K, V> kept;

    Recent(int most) {
        kept = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    V get(K key, Supplier<V> maker) {
        synchronized (kept) {
            V found = kept.get(key);
            if (found != null) {
                return found;
            }
        }
        V made = maker.get();
        synchronized (kept) {
            kept.put(key, made);
        }
        return made;
    }
}
