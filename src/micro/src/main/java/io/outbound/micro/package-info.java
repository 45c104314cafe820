/** What {@code java -jar outbound-micro.jar} runs first: reads the configuration, checks port and home, starts Payara Micro. */
package io.outbound.micro;
