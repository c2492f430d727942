/** The whole way on one command, by the public HTTP API, each number compared with what it must be. */
@org.jspecify.annotations.NullMarked
package eu.arete.hub.cli.demo;
