"""The data flow as steps: which node is shown in which order, with which words."""
