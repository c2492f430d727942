/** Tables kept as Apache Iceberg keeps them, over our sealed files (docs/adr/0018-iceberg-tables.md). */
@org.jspecify.annotations.NullMarked
package eu.arete.lake.tables.iceberg;
