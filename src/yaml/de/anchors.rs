//! What aliases stand for, within a budget.

use std::cell::Cell;
use std::collections::BTreeMap;

use super::{DeError, MAX_ALIASED_NODES, TOO_MANY_ALIASED};
use crate::span::Span;
use crate::yaml::node::{Node, NodeKind};
use crate::yaml::survey::visit;

/// The anchors of a tree.
pub(super) struct Anchors<'n, 'a> {
    /// For each name, the nodes that bear it, in source order.
    named: BTreeMap<&'n str, Vec<&'n Node<'a>>>,
    /// Nodes that aliases may still add.
    budget: Cell<usize>,
}

impl<'n, 'a> Anchors<'n, 'a> {
    pub(super) fn new(root: Option<&'n Node<'a>>) -> Self {
        let mut named: BTreeMap<_, Vec<_>> = BTreeMap::new();
        if let Some(root) = root {
            visit(root, &mut |node| {
                if let Some(name) = &node.anchor {
                    named.entry(name.as_ref()).or_default().push(node);
                }
            });
        }
        Self { named, budget: Cell::new(MAX_ALIASED_NODES) }
    }

    /// The node that counts in place of another: itself, or what an alias names.
    ///
    /// `None` for an alias to nothing, or to a node around it: both are null.
    pub(super) fn follow(&self, node: &'n Node<'a>) -> Result<Option<&'n Node<'a>>, DeError> {
        let NodeKind::Alias(name) = &node.kind else { return Ok(Some(node)) };
        let nodes = self.named.get(name.as_ref()).map_or(&[][..], Vec::as_slice);
        let before = nodes.partition_point(|target| target.span.start() < node.span.start());
        let Some(target) = before.checked_sub(1).and_then(|i| nodes.get(i)) else { return Ok(None) };
        if target.span.covers(node.span) {
            return Ok(None);
        }
        self.spend(target, node.span)?;
        Ok(Some(target))
    }

    fn spend(&self, target: &Node<'a>, place: Span) -> Result<(), DeError> {
        match without(self.budget.get(), target) {
            Some(left) => {
                self.budget.set(left);
                Ok(())
            }
            None => Err(DeError::new(TOO_MANY_ALIASED, place)),
        }
    }
}

/// What a budget leaves after a node and all below it; counting stops when there is nothing left.
fn without(budget: usize, node: &Node<'_>) -> Option<usize> {
    let left = budget.checked_sub(1)?;
    match &node.kind {
        NodeKind::Sequence(items) => items.iter().try_fold(left, without),
        NodeKind::Mapping(entries) => {
            entries.iter().try_fold(left, |left, entry| without(without(left, &entry.key)?, &entry.value))
        }
        NodeKind::Scalar(_) | NodeKind::Alias(_) => Some(left),
    }
}
