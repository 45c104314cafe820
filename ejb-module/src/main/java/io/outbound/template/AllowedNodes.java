package io.outbound.template;

import io.pebbletemplates.pebble.node.ArgumentsNode;
import io.pebbletemplates.pebble.node.BodyNode;
import io.pebbletemplates.pebble.node.ForNode;
import io.pebbletemplates.pebble.node.IfNode;
import io.pebbletemplates.pebble.node.Node;
import io.pebbletemplates.pebble.node.PrintNode;
import io.pebbletemplates.pebble.node.RootNode;
import io.pebbletemplates.pebble.node.TextNode;
import java.util.ArrayDeque;
import java.util.Deque;

/** Walks what Pebble parsed and accepts only what is on the list: text, print, if, for. */
final class AllowedNodes {

    private static final int MAX_LOOPS = 3;

    private final Deque<String> loopVariables = new ArrayDeque<>();
    private final AllowedExpressions expressions;

    AllowedNodes(VariableUses uses) {
        this.expressions = new AllowedExpressions(uses, loopVariables);
    }

    void body(Node node) {
        if (node instanceof RootNode root) {
            body(root.getBody());
        } else if (node instanceof BodyNode body) {
            body.getChildren().forEach(this::body);
        } else if (node instanceof PrintNode print) {
            expressions.printed(print.getExpression());
        } else if (node instanceof IfNode condition) {
            condition(condition);
        } else if (node instanceof ForNode loop) {
            loop(loop);
        } else if (node != null && !(node instanceof TextNode)) {
            throw new Refused("template-tag-unknown", "Only if and for are allowed as tags.");
        }
    }

    private void condition(IfNode node) {
        node.getConditionsWithBodies().forEach(branch -> {
            expressions.asked(branch.getLeft());
            body(branch.getRight());
        });
        body(node.getElseBody());
    }

    private void loop(ForNode node) {
        if (loopVariables.size() >= MAX_LOOPS) {
            throw new Refused("template-too-deep", "Loops may be nested " + MAX_LOOPS + " deep.");
        }
        expressions.asked(node.getIterable());
        loopVariables.push(node.getIterationVariable());
        body(node.getBody());
        loopVariables.pop();
        body(node.getElseBody());
    }

    static boolean isEmpty(ArgumentsNode arguments) {
        return arguments == null
                || (arguments.getNamedArgs() == null || arguments.getNamedArgs().isEmpty())
                        && (arguments.getPositionalArgs() == null
                                || arguments.getPositionalArgs().isEmpty());
    }
}
