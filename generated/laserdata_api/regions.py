"""Generated: which contract the supervisor of each region keeps; while a change is rolled out they differ."""

REGIONS: dict[str, str] = {
    "aws-us": "supervisor",
    "aws-eu": "supervisor",
    "aws-ap": "supervisor",
    "gcp-us": "supervisor",
    "gcp-eu": "supervisor",
    "gcp-ap": "supervisor",
}
"""Region to document."""

RESOURCES: dict[str, str] = {
    "supervisor": "SupervisorResources",
}
"""Document to the class of its resources, the document that most regions share first; the class is in the
`resources` of its package."""
