/**
 * The S3 API, the few calls that a lake needs of it, over the JDK's own HTTP client. Nothing but the endpoint given is ever
 * called: no metadata service, no profile, no environment (docs/adr/0019-object-storage.md).
 */
@org.jspecify.annotations.NullMarked
package eu.arete.lake.objects.s3;
