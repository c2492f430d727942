/**
 * Where a project works: its named users query its extract, in a worker process, while its permit is in force. Query texts and
 * results stay with the project; only the airlock lets anything out.
 */
@org.jspecify.annotations.NullMarked
package eu.arete.hub.workspace;
