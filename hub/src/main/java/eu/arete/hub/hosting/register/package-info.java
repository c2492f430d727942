/** The register of hosts: what is declared, on what evidence, when it held and when it was known (docs/adr/0013). */
@org.jspecify.annotations.NullMarked
package eu.arete.hub.hosting.register;
