"""Story to output records: one module per kind of output, `ninjs` for what ninjs holds, `headers` for CloudEvents."""
