package eu.arete.lake.tables.iceberg;

import org.apache.iceberg.metrics.MetricsReport;
import org.apache.iceberg.metrics.MetricsReporter;

/** The library's measures of its own work, not kept. It makes this by name. */
public final class Silence implements MetricsReporter {

    @Override
    public void report(MetricsReport report) {
        // Nobody asked.
    }
}
