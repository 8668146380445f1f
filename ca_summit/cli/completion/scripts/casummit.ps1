# PowerShell completion for casummit. In $PROFILE: casummit completion powershell | Out-String | Invoke-Expression

Register-ArgumentCompleter -Native -CommandName casummit -ScriptBlock {
    param($word, $ast, $cursor)
    $typed = @($ast.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursor } | ForEach-Object {
        if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value } else { "$_" }
    })
    # An empty argument is lost on the way to a program unless it is quoted (until PowerShell 7.3).
    $last = if ($word -eq '' -and $PSNativeCommandArgumentPassing -in $null, 'Legacy') { '""' } else { $word }
    $encoding = [Console]::OutputEncoding
    [Console]::OutputEncoding = [System.Text.Encoding]::UTF8
    $found = & $typed[0] __complete powershell @($typed | Select-Object -Skip 1) $last 2>$null
    [Console]::OutputEncoding = $encoding
    $found | Select-Object -Skip 1 | ForEach-Object {
        $value, $about = $_ -split "`t", 2
        if (-not $about) { $about = $value }
        [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $about)
    }
}
