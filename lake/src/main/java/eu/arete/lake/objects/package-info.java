/**
 * Where bytes lie: whole objects under names, on a disk or in an object store reached by the S3 API. What is kept here is
 * ciphertext already: nothing in this package knows a key (docs/adr/0019-object-storage.md).
 */
@org.jspecify.annotations.NullMarked
package eu.arete.lake.objects;
